package org.touchstone.casework.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.touchstone.base.RefusedException;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.audit.AuditLog;
import org.touchstone.base.audit.Detail;
import org.touchstone.base.audit.Details;
import org.touchstone.base.audit.EventKind;
import org.touchstone.base.audit.Times;
import org.touchstone.casework.courses.NotFoundException;
import org.touchstone.check.facts.CourseFacts;
import org.touchstone.check.facts.Described;
import org.touchstone.check.facts.Fact;

/** The accredited courses that anybody can look up: of each course its last accreditation, with how it stands today. */
@Component
public class Register {

    private static final String SELECT = """
            select register_entry.*, exists (select 1 from case_action where case_action.version_id = register_entry.version_id
                and kind = 'CONDITION' and closed_at is null and withdrawn_at is null) as conditions from register_entry\s""";

    private final JdbcClient jdbc;
    private final AuditLog log;
    private final Clock clock;

    Register(JdbcClient jdbc, AuditLog log, Clock clock) {
        this.jdbc = jdbc;
        this.log = log;
        this.clock = clock;
    }

    /**
     * An accredited course.
     *
     * @param course the id of the course
     * @param version the id of the version that was decided on
     * @param title what the course is called
     * @param organisation whose it is
     * @param claims the elements that it covers, each with its levels
     * @param audience who it is for; may be empty
     * @param modes how people take part; may be empty
     * @param place where; may be empty
     * @param from the first day of the accreditation
     * @param to the first day on which it no longer holds
     * @param standing what the body says of it
     * @param status how it stands today
     */
    public record Entry(
            UUID course,
            UUID version,
            String title,
            String organisation,
            Map<String, List<Integer>> claims,
            String audience,
            List<String> modes,
            String place,
            LocalDate from,
            LocalDate to,
            Standing standing,
            AccreditationStatus status) {}

    /**
     * What is looked for; what is empty excludes nothing.
     *
     * @param words part of the title, the organisation, the audience or the place
     * @param element the id of an element
     * @param level a level of that element, or of any
     * @param mode how people take part
     */
    public record Wanted(String words, String element, String level, String mode) {}

    /** Enters an accreditation, in the transaction of its decision; it takes the place of an earlier one of the course. */
    @Transactional(propagation = Propagation.MANDATORY)
    void enter(Case decided, UUID organisation, CourseFacts facts, LocalDate from, LocalDate to) {
        String name = jdbc.sql("select name from organisation where id = :id")
                .param("id", organisation)
                .query(String.class)
                .single();
        String title = decided.version().title();
        String audience = text(facts.course(), "course.audience");
        String place = text(facts.course(), "course.place");
        jdbc.sql("delete from register_entry where course_id = :course")
                .param("course", decided.version().courseId())
                .update();
        jdbc.sql("""
                        insert into register_entry (course_id, version_id, title, organisation, elements, audience, modes, place,
                            words, valid_from, valid_to, standing)
                        values (:course, :version, :title, :organisation, :elements, :audience, :modes, :place,
                            :words, :from, :to, 'IN_FORCE')""")
                .param("course", decided.version().courseId())
                .param("version", decided.id())
                .param("title", title)
                .param("organisation", name)
                .param("elements", elements(facts))
                .param("audience", audience)
                .param("modes", modes(facts))
                .param("place", place)
                .param("words", (title + " " + name + " " + audience + " " + place).toLowerCase(Locale.UK))
                .param("from", from)
                .param("to", to)
                .update();
    }

    private static String text(Described course, String name) {
        return course.on(name).stream().map(Fact::text).collect(Collectors.joining(", "));
    }

    /** What a course claims, such as {@code " HC HC-1 HC-2 SDM SDM-1 "}. */
    static String elements(CourseFacts facts) {
        StringBuilder elements = new StringBuilder(" ");
        for (Described claim : facts.things("element")) {
            elements.append(claim.getId()).append(' ');
            claim.on("element.levels")
                    .forEach(level -> elements.append(claim.getId())
                            .append('-')
                            .append(level.text())
                            .append(' '));
        }
        return elements.toString();
    }

    private static String modes(CourseFacts facts) {
        Set<String> modes = new TreeSet<>();
        facts.things("session").forEach(session -> session.on("session.mode").forEach(mode -> modes.add(mode.text())));
        return String.join(",", modes);
    }

    /**
     * A page of the register, in the order of titles.
     *
     * @param after the last entry of the page before; null for the first page
     */
    public List<Entry> search(Wanted wanted, @Nullable Entry after, int most) {
        String element = wanted.element().isEmpty()
                ? ""
                : wanted.element() + (wanted.level().isEmpty() ? " " : "-" + wanted.level() + " ");
        String anyLevel = wanted.element().isEmpty() && !wanted.level().isEmpty() ? "-" + wanted.level() + " " : "";
        return jdbc.sql(
                        SELECT
                                + "where words like :words and elements like :element and elements like :level and modes like :mode"
                                + " and title >= :title and (title > :title or course_id > :id) order by title, course_id limit :most")
                .param("words", like(wanted.words().strip().toLowerCase(Locale.UK)))
                .param("element", like(element.isEmpty() ? "" : " " + element))
                .param("level", like(anyLevel))
                .param("mode", like(wanted.mode()))
                .param("title", after == null ? "" : after.title())
                .param("id", after == null ? new UUID(0, 0) : after.course())
                .param("most", most)
                .query((row, n) -> entry(row))
                .list();
    }

    private static String like(String part) {
        return "%" + part.replaceAll("[%_\\\\]", "_") + "%";
    }

    /** The entry of a course. */
    public Entry find(UUID course) {
        return jdbc.sql(SELECT + "where course_id = :course")
                .param("course", course)
                .query((row, n) -> entry(row))
                .optional()
                .orElseThrow(NotFoundException::new);
    }

    /** The entry of a course, where the body says that of it; nothing where it does not, or there is none. */
    Optional<Entry> find(UUID course, Standing standing) {
        return jdbc.sql(SELECT + "where course_id = :course and standing = :standing")
                .param("course", course)
                .param("standing", standing.name())
                .query((row, n) -> entry(row))
                .optional();
    }

    /** The entry of the accreditation that was decided on a version; nothing where a later one has taken its place. */
    public Optional<Entry> of(UUID version) {
        return jdbc.sql(SELECT + "where version_id = :version")
                .param("version", version)
                .query((row, n) -> entry(row))
                .optional();
    }

    /**
     * What the body last said of an accreditation after its decision.
     *
     * @param standing how it stands since
     * @param why the reason that was given
     * @param at when
     */
    public record Said(Standing standing, String why, Instant at) {}

    /** What was last said of the accreditation that was decided on a version; nothing where nothing was. */
    public Optional<Said> said(UUID version) {
        return jdbc.sql("select standing, why, set_at from standing where version_id = :version"
                        + " order by set_at desc, id limit 1")
                .param("version", version)
                .query((row, n) -> new Said(
                        Standing.valueOf(row.getString("standing")),
                        row.getString("why"),
                        Times.instant(row, "set_at")))
                .optional();
    }

    /** Changes how an accreditation stands. */
    @Transactional
    public void set(Account lead, UUID version, Standing standing, String why) {
        Cases.checkReason("why", why);
        Standing now = jdbc.sql("select standing from register_entry where version_id = :version for update")
                .param("version", version)
                .query(String.class)
                .optional()
                .map(Standing::valueOf)
                .orElseThrow(NotFoundException::new);
        if (now == standing || !now.mayChange()) {
            throw new RefusedException("", Cases.NOT_NOW);
        }
        jdbc.sql("update register_entry set standing = :standing where version_id = :version")
                .param("standing", standing.name())
                .param("version", version)
                .update();
        jdbc.sql(
                        "insert into standing (id, version_id, standing, why, set_by, set_at) values (:id, :version, :standing, :why, :by, :at)")
                .param("id", UUID.randomUUID())
                .param("version", version)
                .param("standing", standing.name())
                .param("why", why.strip())
                .param("by", lead.id())
                .param("at", Times.at(clock.instant()))
                .update();
        log.add(
                EventKind.STANDING_CHANGED,
                lead.id(),
                null,
                "course " + of(version).orElseThrow().course(),
                why.strip(),
                Details.of(Detail.STANDING, standing.name()).and(Detail.VERSION_ID, version.toString()));
    }

    private Entry entry(ResultSet row) throws SQLException {
        LocalDate from = row.getObject("valid_from", LocalDate.class);
        LocalDate to = row.getObject("valid_to", LocalDate.class);
        Standing standing = Standing.valueOf(row.getString("standing"));
        return new Entry(
                row.getObject("course_id", UUID.class),
                row.getObject("version_id", UUID.class),
                row.getString("title"),
                row.getString("organisation"),
                claims(row.getString("elements")),
                row.getString("audience"),
                Arrays.stream(row.getString("modes").split(","))
                        .filter(mode -> !mode.isEmpty())
                        .toList(),
                row.getString("place"),
                from,
                to,
                standing,
                AccreditationStatus.on(LocalDate.now(clock), from, to, standing, row.getBoolean("conditions")));
    }

    private static Map<String, List<Integer>> claims(String elements) {
        Map<String, List<Integer>> claims = new LinkedHashMap<>();
        for (String each : elements.strip().split(" ")) {
            int dash = each.indexOf('-');
            List<Integer> levels =
                    claims.computeIfAbsent(dash < 0 ? each : each.substring(0, dash), id -> new ArrayList<>());
            if (dash > 0) {
                levels.add(Integer.valueOf(each.substring(dash + 1)));
            }
        }
        return claims;
    }
}
