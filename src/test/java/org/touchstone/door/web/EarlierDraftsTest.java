package org.touchstone.door.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.Role;
import org.touchstone.casework.courses.Course;
import org.touchstone.casework.courses.Courses;
import org.touchstone.door.server.RunningService;
import org.touchstone.door.server.Visitor;

/** Every draft is kept, and its provider can have it back. */
@Tag("service")
class EarlierDraftsTest {

    private static final int DRAFTS = 12;

    private final RunningService service = RunningService.shared();

    private static String text(int number) {
        return "course:\n  title: Number " + number + "\n";
    }

    @Test
    void eachDraftCanBeDownloadedFromThePageOfItsCourse() throws Exception {
        Account provider = service.person(Role.PROVIDER);
        Courses courses = service.bean(Courses.class);
        Course course = courses.add(provider, "Coaching", text(1), "course.yaml");
        for (int base = 1; base < DRAFTS; base++) {
            courses.save(provider, course, base, "Coaching", text(base + 1), "course.yaml", "");
        }
        Visitor browser = Visitor.signedIn(service, provider);
        String address = "/courses/" + course.id();

        assertThat(browser.get(address).body())
                .contains(address + "/drafts/12/file", address + "?drafts=all")
                .doesNotContain(address + "/drafts/1/file");
        String all = browser.get(address + "?drafts=all").body();
        for (int number = 1; number <= DRAFTS; number++) {
            String file = address + "/drafts/" + number + "/file";
            assertThat(all).contains(file);
            HttpResponse<String> draft = browser.get(file);
            assertThat(draft.body()).isEqualTo(text(number));
            assertThat(draft.headers().firstValue("Content-Disposition").orElse(""))
                    .startsWith("attachment");
        }
        assertThat(all).doesNotContain("?drafts=all");

        assertThat(browser.get(address + "/drafts/13/file").statusCode()).isEqualTo(404);
        Visitor other = Visitor.signedIn(service, service.person(Role.PROVIDER));
        assertThat(other.get(address + "/drafts/1/file").statusCode()).isEqualTo(404);
    }
}
