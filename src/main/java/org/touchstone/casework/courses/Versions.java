package org.touchstone.casework.courses;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.touchstone.base.audit.Times;

/** Every submitted version, with its file, its ruleset and its report. */
@Component
public class Versions {

    /** Later than anything that was ever submitted. */
    private static final Instant LAST_OF_ALL = Instant.parse("9999-12-31T00:00:00Z");

    private final JdbcClient jdbc;

    Versions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a version is called on lists: what its report calls the course, shortened where that is very long. */
    public static String title(String ofCourse) {
        return Courses.shortened(ofCourse, 300);
    }

    /** The versions of a course, the latest first. */
    public List<SubmittedVersion> of(Course course) {
        return jdbc.sql("select " + COLUMNS + " from submitted_version where course_id = :course order by number desc")
                .param("course", course.id())
                .query(Versions::version)
                .list();
    }

    /** The latest version of each of these courses, by course; those without any are left out. */
    public Map<UUID, SubmittedVersion> latestOf(List<Course> some) {
        if (some.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("select " + COLUMNS + " from submitted_version where course_id in (:courses)"
                        + " and number = (select max(other.number) from submitted_version other"
                        + " where other.course_id = submitted_version.course_id)")
                .param("courses", some.stream().map(Course::id).toList())
                .query(Versions::version)
                .list()
                .stream()
                .collect(Collectors.toMap(SubmittedVersion::courseId, version -> version));
    }

    /** A version of a course by its number. */
    public SubmittedVersion find(Course course, int number) {
        return jdbc.sql("select " + COLUMNS + " from submitted_version where course_id = :course and number = :number")
                .param("course", course.id())
                .param("number", number)
                .query(Versions::version)
                .optional()
                .orElseThrow(NotFoundException::new);
    }

    /** A version by its id, whoever's it is. */
    public Optional<SubmittedVersion> byId(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from submitted_version where id = :id")
                .param("id", id)
                .query(Versions::version)
                .optional();
    }

    /** The course of a version, whoever's it is. */
    public Course course(SubmittedVersion version) {
        return jdbc.sql("select * from course where id = :id")
                .param("id", version.courseId())
                .query(Courses::course)
                .single();
    }

    /** What the provider added when they submitted a version; may be empty. */
    public String why(SubmittedVersion version) {
        return jdbc.sql("select why from submitted_version where id = :id")
                .param("id", version.id())
                .query(String.class)
                .single();
    }

    /** What whoever submitted a version declared, in the words that they saw; empty where they were not asked. */
    public String declaration(SubmittedVersion version) {
        return jdbc.sql("select declaration from submitted_version where id = :id")
                .param("id", version.id())
                .query(String.class)
                .single();
    }

    /**
     * A version of any organisation.
     *
     * @param version the version
     * @param organisation the name of the organisation that submitted it
     * @param superseded whether a later version of the course was submitted
     */
    public record Submitted(SubmittedVersion version, String organisation, boolean superseded) {}

    /**
     * A page of the versions of all organisations, the latest first.
     *
     * @param after the last version of the page before; null for the first page
     */
    public List<Submitted> latest(@Nullable SubmittedVersion after, int most) {
        return jdbc.sql("select " + COLUMNS + ", (select organisation.name from course join organisation"
                        + " on organisation.id = course.organisation_id where course.id = course_id) as organisation, exists (select 1 from"
                        + " submitted_version later where later.course_id = submitted_version.course_id and later.number >"
                        + " submitted_version.number) as superseded from submitted_version where submitted_at < :at or (submitted_at = :at and id < :id)"
                        + " order by submitted_at desc, id desc limit :most")
                .param("at", Times.at(after == null ? LAST_OF_ALL : after.submittedAt()))
                .param("id", after == null ? new UUID(-1, -1) : after.id())
                .param("most", most)
                .query((row, n) ->
                        new Submitted(version(row, n), row.getString("organisation"), row.getBoolean("superseded")))
                .list();
    }

    /** The submission file of a version. */
    public String text(SubmittedVersion version) {
        return jdbc.sql("select text from version_content where version_id = :id")
                .param("id", version.id())
                .query((row, n) -> row.getString("text"))
                .single();
    }

    /** The JSON report that was kept with a version, byte for byte. */
    public byte[] report(SubmittedVersion version) {
        return Gzip.unpacked(jdbc.sql("select report from version_content where version_id = :id")
                .param("id", version.id())
                .query((row, n) -> row.getBytes("report"))
                .single());
    }

    /** What a query has to ask for, for {@link #version} to make a version of its rows. */
    public static final String COLUMNS =
            "id, course_id, number, revision, title, file_name, text_digest, ruleset_digest, as_of, verdict, report_digest, submitted_by, submitted_at";

    /** The version that a row of the database holds. */
    public static SubmittedVersion version(ResultSet row, int n) throws SQLException {
        return new SubmittedVersion(
                row.getObject("id", UUID.class),
                row.getObject("course_id", UUID.class),
                row.getInt("number"),
                row.getInt("revision"),
                row.getString("title"),
                row.getString("file_name"),
                row.getString("text_digest"),
                row.getString("ruleset_digest"),
                row.getObject("as_of", LocalDate.class),
                row.getString("verdict"),
                row.getString("report_digest"),
                row.getObject("submitted_by", UUID.class),
                Times.instant(row, "submitted_at"));
    }
}
