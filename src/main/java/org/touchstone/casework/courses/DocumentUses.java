package org.touchstone.casework.courses;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.jobs.Job;
import org.touchstone.base.jobs.Jobs;
import org.touchstone.casework.form.CourseDraft;
import org.touchstone.casework.rulesets.RulesetInForce;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.submission.Answer;
import org.touchstone.check.submission.Item;
import org.touchstone.check.submission.Submission;

/**
 * Which answers cite which documents: kept with each draft and each version, so that nobody has to read them all to see
 * where a document is used. What was saved before this was kept is read once, as a job.
 */
@Component
public class DocumentUses implements Job, ApplicationRunner {

    private static final String NAME = "find uses of documents";
    private static final int DRAFT = 0;
    private static final int SOME = 1000;

    private final JdbcClient jdbc;
    private final RulesetInForce rulesets;
    private final Jobs jobs;
    private final TransactionOperations transactions;

    DocumentUses(JdbcClient jdbc, RulesetInForce rulesets, Jobs jobs, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.rulesets = rulesets;
        this.jobs = jobs;
        this.transactions = transactions;
    }

    /**
     * The answers that cite some documents of the provider's organisation, by their content: in the latest draft of each
     * course, and in the version of it that was submitted last.
     */
    public Map<String, List<DocumentUse>> of(Account who, List<Document> some) {
        if (some.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("""
                        select document_use.*, course.title from document_use join course on course.id = course_id
                        where organisation_id = :organisation and digest in (:digests) and version in (0,
                            (select max(number) from submitted_version where submitted_version.course_id = course.id))
                        order by course.created_at, course.id, version, document_use.number""")
                .param("organisation", Courses.organisation(who))
                .param("digests", some.stream().map(Document::digest).distinct().toList())
                .query((row, n) -> new DocumentUse(
                        row.getString("digest"),
                        row.getObject("course_id", UUID.class),
                        row.getString("title"),
                        row.getInt("version"),
                        row.getString("question"),
                        row.getString("about"),
                        Answer.whole(row.getString("pointer"))))
                .list()
                .stream()
                .distinct()
                .collect(Collectors.groupingBy(DocumentUse::digest));
    }

    /** Keeps what the latest draft of a course cites, in the transaction that saves it. */
    void ofDraft(UUID course, String text, String fileName) {
        jdbc.sql("delete from document_use where holder = :course")
                .param("course", course)
                .update();
        keep(course, course, DRAFT, text, fileName);
    }

    /** Keeps what a version cites, which is what the draft does that is submitted, in the transaction that submits it. */
    void ofVersion(SubmittedVersion version) {
        jdbc.sql("""
                        insert into document_use
                            (holder, course_id, version, number, digest, question, about, pointer)
                        select cast(:id as uuid), course_id, cast(:version as integer), number, digest, question, about,
                            pointer
                        from document_use where holder = :course""")
                .param("id", version.id())
                .param("version", version.number())
                .param("course", version.courseId())
                .update();
    }

    private void keep(UUID holder, UUID course, int version, String text, String fileName) {
        int number = 0;
        for (Cited each : cited(text, fileName)) {
            jdbc.sql("""
                            insert into document_use
                                (holder, course_id, version, number, digest, question, about, pointer)
                            values (:holder, :course, :version, :number, :digest, :question, :about, :pointer)""")
                    .param("holder", holder)
                    .param("course", course)
                    .param("version", version)
                    .param("number", ++number)
                    .param("digest", each.digest())
                    .param("question", each.question())
                    .param("about", each.about())
                    .param("pointer", each.pointer())
                    .update();
        }
    }

    private record Cited(String digest, String question, String about, String pointer) {}

    /** What is cited, as far as the text can be read; a document that is cited twice for one answer once. */
    private Set<Cited> cited(String text, String fileName) {
        Set<Cited> cited = new LinkedHashSet<>();
        if (!text.contains(Document.LINK)) {
            return cited;
        }
        Submission submission;
        try {
            submission = CourseDraft.of(
                            text, fileName, rulesets.today().catalogue().questions())
                    .readable();
        } catch (MistakesException e) {
            return cited;
        }
        Map<String, String> digests = new HashMap<>();
        for (Item document : submission.items("document")) {
            document.answer("link")
                    .flatMap(link -> Document.digest(link.text()))
                    .ifPresent(digest -> digests.put(document.id(), digest));
        }
        List<Item> items = new ArrayList<>();
        items.add(submission.course());
        items.addAll(submission.items());
        for (Item item : items) {
            for (Answer answer : item.answers()) {
                answer.evidence().stream()
                        .map(citation -> digests.get(citation.document()))
                        .filter(digest -> digest != null)
                        .forEach(digest -> cited.add(new Cited(
                                digest,
                                answer.question().ask(),
                                item.kind().equals("course") ? "" : item.label(),
                                Answer.whole(answer.place().pointer()))));
            }
        }
        return cited;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Finds what the draft and all versions of a course cite. */
    @Override
    public void run(String subject, Watch watch) {
        UUID course = UUID.fromString(subject);
        transactions.executeWithoutResult(status -> {
            // Locks the course, so that no draft or version of it is saved meanwhile.
            boolean known = jdbc.sql("select uses_known from course where id = :id for update")
                    .param("id", course)
                    .query(Boolean.class)
                    .optional()
                    .orElse(true);
            if (known) {
                return;
            }
            jdbc.sql("delete from document_use where course_id = :course")
                    .param("course", course)
                    .update();
            jdbc.sql("""
                            select id, number, text, file_name from submitted_version join version_content on version_id = id where course_id = :course
                            union all select course_id, 0, text, file_name from course_revision
                            where course_id = :course and number = (select revision from course where id = :course)""")
                    .param("course", course)
                    .query((row, n) ->
                            new Text(row.getObject(1, UUID.class), row.getInt(2), row.getString(3), row.getString(4)))
                    .list()
                    .forEach(each -> keep(each.holder(), course, each.version(), each.text(), each.fileName()));
            jdbc.sql("update course set uses_known = true where id = :id")
                    .param("id", course)
                    .update();
        });
    }

    private record Text(UUID holder, int version, String text, String fileName) {}

    /** The uses of a course that cannot be found stay unknown, and are looked for again at the next start. */
    @Override
    public void failed(String subject) {}

    /** Has the courses read that were saved before uses were kept. */
    @Override
    public void run(ApplicationArguments arguments) {
        jdbc.sql("select id from course where not uses_known order by created_at limit :some")
                .param("some", SOME)
                .query(UUID.class)
                .list()
                .forEach(course -> jobs.start(NAME, course.toString()));
    }
}
