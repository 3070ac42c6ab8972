package org.touchstone.casework.courses;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.audit.AuditLog;
import org.touchstone.base.audit.Detail;
import org.touchstone.base.audit.Details;
import org.touchstone.base.audit.Digests;
import org.touchstone.base.audit.EventKind;
import org.touchstone.base.audit.Times;

/** The courses of organisations, and every draft of each. A provider sees the courses of their own organisation only. */
@Component
public class Courses {

    private static final int TITLE_AT_MOST = 300;
    private static final int WHAT_AT_MOST = 500;

    private final JdbcClient jdbc;
    private final AuditLog log;
    private final Clock clock;
    private final DocumentUses uses;

    Courses(JdbcClient jdbc, AuditLog log, Clock clock, DocumentUses uses) {
        this.jdbc = jdbc;
        this.log = log;
        this.clock = clock;
        this.uses = uses;
    }

    /**
     * Adds a course to the provider's organisation, with its first draft.
     *
     * @param title what it is called, for lists
     * @param text the submission file
     * @param fileName the name of that file
     */
    @Transactional
    public Course add(Account who, String title, String text, String fileName) {
        Course course =
                new Course(UUID.randomUUID(), organisation(who), shortened(title, TITLE_AT_MOST), 1, clock.instant());
        jdbc.sql("""
                        insert into course (id, organisation_id, title, revision, created_at, uses_known)
                        values (:id, :organisation, :title, 1, :at, true)""")
                .param("id", course.id())
                .param("organisation", course.organisationId())
                .param("title", course.title())
                .param("at", Times.at(course.createdAt()))
                .update();
        keep(course.id(), 1, who, text, fileName, "");
        log.add(
                EventKind.COURSE_ADDED,
                who.id(),
                course.organisationId(),
                course.subject(),
                "",
                Details.of(Detail.REVISION, 1).and(Detail.TEXT, Digests.of(text)));
        return course;
    }

    /**
     * A page of the courses of the provider's organisation, in the order they were added.
     *
     * @param after the last course of the page before; null for the first page
     */
    public List<Course> list(Account who, @Nullable Course after, int most) {
        return jdbc.sql("""
                        select * from course where organisation_id = :organisation
                        and (created_at > :at or (created_at = :at and id > :id)) order by created_at, id limit :most""")
                .param("organisation", organisation(who))
                .param("at", Times.at(after == null ? Instant.EPOCH : after.createdAt()))
                .param("id", after == null ? new UUID(0, 0) : after.id())
                .param("most", most)
                .query(Courses::course)
                .list();
    }

    /** A course of the provider's organisation. */
    public Course find(Account who, UUID id) {
        return jdbc.sql("select * from course where id = :id and organisation_id = :organisation")
                .param("id", id)
                .param("organisation", organisation(who))
                .query(Courses::course)
                .optional()
                .orElseThrow(NotFoundException::new);
    }

    /** What a course of any organisation is called; nothing where there is no such course, or it has no name. */
    public Optional<String> title(UUID id) {
        return jdbc.sql("select title from course where id = :id and title <> ''")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    /** The latest draft of a course. */
    public Revision latest(Course course) {
        return jdbc.sql("""
                        select * from course_revision where course_id = :course
                        order by number desc limit 1""")
                .param("course", course.id())
                .query(Courses::revision)
                .single();
    }

    /** The latest drafts of a course, the latest first; their texts are left out. */
    public List<Revision> revisions(Course course, int most) {
        return jdbc.sql("""
                        select course_id, number, '' as text, file_name, saved_by, saved_at, what from course_revision
                        where course_id = :course order by number desc limit :most""")
                .param("course", course.id())
                .param("most", most)
                .query(Courses::revision)
                .list();
    }

    /** Whether nobody but this person has saved the course since the draft of this number. */
    public boolean isOwnSince(Account who, Course course, int number) {
        return jdbc.sql("""
                                select count(*) from course_revision where course_id = :course and number > :number
                                    and (saved_by is null or saved_by <> :who)""")
                        .param("course", course.id())
                        .param("number", number)
                        .param("who", who.id())
                        .query(Integer.class)
                        .single()
                == 0;
    }

    /** The draft of a course with this number. */
    public Optional<Revision> revision(Course course, int number) {
        return jdbc.sql("select * from course_revision where course_id = :course and number = :number")
                .param("course", course.id())
                .param("number", number)
                .query(Courses::revision)
                .optional();
    }

    /**
     * Saves a draft, unless somebody else saved one since.
     *
     * @param base the number of the draft that was changed
     * @param title what the draft now calls the course
     * @param what what was changed, in words
     * @throws OutdatedException where the latest draft is another than {@code base}; nothing was saved
     */
    @Transactional(rollbackFor = OutdatedException.class)
    public Revision save(Account who, Course course, int base, String title, String text, String fileName, String what)
            throws OutdatedException {
        int updated = jdbc.sql("""
                        update course set revision = revision + 1, title = :title
                        where id = :id and organisation_id = :organisation and revision = :base""")
                .param("title", shortened(title, TITLE_AT_MOST))
                .param("id", course.id())
                .param("organisation", organisation(who))
                .param("base", base)
                .update();
        if (updated == 0) {
            throw new OutdatedException(latest(find(who, course.id())));
        }
        Revision saved = keep(course.id(), base + 1, who, text, fileName, shortened(what, WHAT_AT_MOST));
        log.add(
                EventKind.COURSE_EDITED,
                who.id(),
                course.organisationId(),
                course.subject(),
                "",
                Details.of(Detail.REVISION, saved.number())
                        .and(Detail.TEXT, Digests.of(text))
                        .and(Detail.WHAT, saved.what()));
        return saved;
    }

    private Revision keep(UUID course, int number, Account who, String text, String fileName, String what) {
        Revision revision = new Revision(course, number, text, fileName, Optional.of(who.id()), clock.instant(), what);
        jdbc.sql("""
                        insert into course_revision (course_id, number, text, file_name, saved_by, saved_at, what)
                        values (:course, :number, :text, :file, :by, :at, :what)""")
                .param("course", course)
                .param("number", number)
                .param("text", text)
                .param("file", fileName)
                .param("by", who.id())
                .param("at", Times.at(revision.savedAt()))
                .param("what", what)
                .update();
        uses.ofDraft(course, text, fileName);
        return revision;
    }

    /** The organisation of a provider; nobody else has courses of their own. */
    static UUID organisation(Account who) {
        return who.organisation().orElseThrow(NotFoundException::new);
    }

    /** A text for a line of a list: without what is no character on a line, and not too long. */
    static String shortened(String typed, int most) {
        StringBuilder text = new StringBuilder();
        typed.codePoints()
                .map(point ->
                        Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE ? ' ' : point)
                .forEach(text::appendCodePoint);
        if (text.length() <= most) {
            return text.toString();
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }

    static Course course(ResultSet row, int number) throws SQLException {
        return new Course(
                row.getObject("id", UUID.class),
                row.getObject("organisation_id", UUID.class),
                row.getString("title"),
                row.getInt("revision"),
                Times.instant(row, "created_at"));
    }

    private static Revision revision(ResultSet row, int number) throws SQLException {
        return new Revision(
                row.getObject("course_id", UUID.class),
                row.getInt("number"),
                row.getString("text"),
                row.getString("file_name"),
                Optional.ofNullable(row.getObject("saved_by", UUID.class)),
                Times.instant(row, "saved_at"),
                row.getString("what"));
    }
}
