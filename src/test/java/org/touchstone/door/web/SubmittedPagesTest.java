package org.touchstone.door.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.Role;
import org.touchstone.casework.courses.Course;
import org.touchstone.casework.courses.Courses;
import org.touchstone.casework.courses.SubmittedVersion;
import org.touchstone.casework.courses.Submitter;
import org.touchstone.door.server.OnEachDatabase;
import org.touchstone.door.server.RunningService;
import org.touchstone.door.server.Visitor;

/** Those who judge reach everything that was submitted, page by page. */
@Tag("service")
@OnEachDatabase
class SubmittedPagesTest {

    private static final int VERSIONS = 130;
    private static final Pattern LINK = Pattern.compile("href=\"/submitted/([0-9a-f-]{36})\"");
    private static final Pattern NEXT = Pattern.compile("href=\"(/submitted\\?after=[0-9a-f-]{36})\"");

    @Test
    void everySubmittedVersionIsOnOnePageAndOnlyOne() throws Exception {
        RunningService service = RunningService.with(RunningService.database());
        try {
            List<String> submitted = submit(service);
            Visitor reviewer = Visitor.signedIn(service, service.person(Role.REVIEWER));
            List<String> seen = new ArrayList<>();
            int pages = 0;
            int later = 0;
            String address = "/submitted";
            while (!address.isEmpty()) {
                String page = reviewer.get(address).body();
                LINK.matcher(page).results().forEach(link -> seen.add(link.group(1)));
                assertThat(page).contains("Organisation ");
                Matcher next = NEXT.matcher(page);
                address = next.find() ? next.group(1) : "";
                later += page.split("A later version is in", -1).length - 1;
                pages++;
            }
            assertThat(seen).containsExactlyInAnyOrderElementsOf(submitted);
            assertThat(seen.get(0)).as("the latest").isEqualTo(submitted.get(0));
            assertThat(pages).isEqualTo(3);
            assertThat(later).as("each but the last has a later version").isEqualTo(VERSIONS - 1);
            assertThat(reviewer.get("/submitted?after=" + UUID.randomUUID()).statusCode())
                    .isEqualTo(404);
        } finally {
            service.stop();
        }
    }

    /** One version that was submitted, and many more of the same moment a day earlier. */
    private static List<String> submit(RunningService service) throws Exception {
        Account provider = service.person(Role.PROVIDER);
        String text = Files.readString(Path.of("rules/examples/complete-course.yaml"));
        Course course = service.bean(Courses.class).add(provider, "Coaching", text, "course.yaml");
        SubmittedVersion version = service.bean(Submitter.class).submit(provider, course, 1, "");
        List<String> ids = new ArrayList<>(List.of(version.id().toString()));
        for (int number = 2; number <= VERSIONS; number++) {
            UUID id = UUID.randomUUID();
            ids.add(id.toString());
            service.bean(JdbcClient.class)
                    .sql("""
                            insert into submitted_version (id, course_id, number, revision, title, file_name,
                                text_digest, ruleset_digest, as_of, verdict, report_digest, why, submitted_by,
                                submitted_at)
                            select cast(:id as uuid), course_id, cast(:number as integer), revision, title, file_name,
                                text_digest, ruleset_digest, as_of, verdict, report_digest, why, submitted_by,
                                submitted_at - interval '1' day
                            from submitted_version where id = :first""")
                    .param("id", id)
                    .param("number", number)
                    .param("first", version.id())
                    .update();
        }
        return ids;
    }
}
