package org.touchstone.casework.courses;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.Role;
import org.touchstone.door.server.OnEachDatabase;
import org.touchstone.door.server.RunningService;
import org.touchstone.door.server.Visitor;

/** Each document says which answers cite it, of the draft and of the version submitted last. */
@Tag("service")
@OnEachDatabase
class DocumentUsesTest {

    private static final String FOR_WHOM = "Who is the course for?";

    private final RunningService service = RunningService.shared();
    private final Courses courses = service.bean(Courses.class);
    private final DocumentUses uses = service.bean(DocumentUses.class);
    private final Account provider = service.person(Role.PROVIDER);

    private Document document() {
        byte[] picture = ("\u0089PNG\r\n\u001a\n" + UUID.randomUUID()).getBytes(StandardCharsets.ISO_8859_1);
        try (EvidenceFiles.Received received =
                service.bean(EvidenceFiles.class).receive(new ByteArrayInputStream(picture))) {
            return service.bean(Documents.class)
                    .add(provider, null, DocumentKind.OTHER, "Handbook", "handbook.png", received, null);
        }
    }

    private static String citing(Document document) {
        return """
                provider:
                  name: Quayside
                course:
                  title: Coaching
                  audience: {value: nurses, evidence: [{id: ours, page: 2}, {id: ours, page: 3}, {id: theirs, page: 1}]}
                  sessionsPlanned: {value: many, evidence: [{id: ours, page: 4}]}
                sessions:
                  - {id: s1, title: Day one, groupSize: {value: 14, evidence: [{id: ours, quote: "fourteen"}]}}
                evidence:
                  - {id: ours, title: Handbook, link: "%s"}
                  - {id: theirs, title: Another, link: "https://example.org/another"}
                """.formatted(document.link());
    }

    private List<String> usesOf(Account who, Document document) {
        return uses.of(who, List.of(document)).getOrDefault(document.digest(), List.of()).stream()
                .map(use -> use.version() + " " + use.about() + " " + use.pointer())
                .toList();
    }

    @Test
    void theDraftAndTheVersionSubmittedLastSayWhatTheyCite() throws Exception {
        Document document = document();
        Course course = courses.add(provider, "Coaching", citing(document), "course.yaml");
        assertThat(usesOf(provider, document))
                .containsExactly("0  /course/audience/value", "0 Day one /sessions/0/groupSize/value");
        assertThat(usesOf(service.person(Role.PROVIDER), document)).isEmpty();

        String submittable = citing(document).replaceFirst("(?m)^  sessionsPlanned: .*\n", "");
        courses.save(provider, course, 1, "Coaching", submittable, "course.yaml", "");
        service.bean(Submitter.class).submit(provider, course, 2, "");
        String less = submittable.replaceFirst("(?m)^  audience: .*$", "  audience: nurses");
        courses.save(provider, course, 2, "Coaching", less, "course.yaml", "");
        assertThat(usesOf(provider, document))
                .containsExactly(
                        "0 Day one /sessions/0/groupSize/value",
                        "1  /course/audience/value",
                        "1 Day one /sessions/0/groupSize/value");

        service.bean(Submitter.class).submit(provider, course, 3, "");
        courses.save(provider, course, 3, "Coaching", "notes: [", "course.yaml", "");
        assertThat(usesOf(provider, document)).containsExactly("2 Day one /sessions/0/groupSize/value");
    }

    @Test
    void thePageOfDocumentsLeadsToEachQuestionAndEachVersion() throws Exception {
        Document document = document();
        String text = citing(document).replaceFirst("(?m)^  sessionsPlanned: .*\n", "");
        Course course = courses.add(provider, "Coaching", text, "course.yaml");
        service.bean(Submitter.class).submit(provider, course, 1, "");
        Document unused = document();
        Visitor visitor = Visitor.of(service).signIn(provider.email());
        for (String page : List.of("/documents", "/courses/" + course.id() + "/documents")) {
            assertThat(visitor.get(page).body())
                    .contains("2 answers cite it")
                    .contains("/courses/" + course.id() + "/form/course?at=audience#q-audience\">Coaching, draft: "
                            + FOR_WHOM + "</a>")
                    .contains("/courses/" + course.id() + "/form/sessions/1?at=groupSize#q-groupSize\">Coaching, draft:"
                            + " Day one: How many people take part at most?</a>")
                    .contains("/courses/" + course.id() + "/versions/1/answers\">Coaching, version 1: " + FOR_WHOM
                            + "</a>")
                    .containsOnlyOnce("No answer cites it.");
        }
        assertThat(uses.of(provider, List.of(unused))).isEmpty();
    }

    @Test
    void whatWasSavedBeforeUsesWereKeptIsReadOnce() throws Exception {
        Document document = document();
        String text = citing(document).replaceFirst("(?m)^  sessionsPlanned: .*\n", "");
        Course course = courses.add(provider, "Coaching", text, "course.yaml");
        service.bean(Submitter.class).submit(provider, course, 1, "");
        List<String> known = usesOf(provider, document);
        assertThat(known).hasSize(4);
        JdbcClient jdbc = service.bean(JdbcClient.class);
        jdbc.sql("delete from document_use where course_id = :id")
                .param("id", course.id())
                .update();
        jdbc.sql("update course set uses_known = false where id = :id")
                .param("id", course.id())
                .update();

        uses.run(new DefaultApplicationArguments());
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        while (usesOf(provider, document).isEmpty() && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        assertThat(usesOf(provider, document)).isEqualTo(known);
    }
}
