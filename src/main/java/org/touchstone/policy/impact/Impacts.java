package org.touchstone.policy.impact;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.touchstone.base.RefusedException;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.audit.Times;
import org.touchstone.base.jobs.Jobs;
import org.touchstone.base.settings.Settings;
import org.touchstone.casework.courses.NotFoundException;
import org.touchstone.casework.rulesets.InForce;
import org.touchstone.casework.rulesets.RulesetInForce;
import org.touchstone.casework.rulesets.StoredRulesets;
import org.touchstone.check.rules.Ruleset;
import org.touchstone.policy.drafts.DraftRulesets;
import org.touchstone.policy.drafts.Drafts;
import org.touchstone.policy.drafts.RulesDraft;

/** Comparisons of drafts with what is in force, on courses that were submitted: asked for, worked out as jobs, and kept. */
@Component
public class Impacts {

    private static final int LONGEST_REASON = 4_000;
    private static final int LONGEST_LIST = 2_000;

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate rows;
    private final Jobs jobs;
    private final Drafts drafts;
    private final DraftRulesets checked;
    private final RulesetInForce rulesets;
    private final StoredRulesets stored;
    private final Settings settings;
    private final Clock clock;

    Impacts(
            JdbcClient jdbc,
            NamedParameterJdbcTemplate rows,
            Jobs jobs,
            Drafts drafts,
            DraftRulesets checked,
            RulesetInForce rulesets,
            StoredRulesets stored,
            Settings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.jobs = jobs;
        this.drafts = drafts;
        this.checked = checked;
        this.rulesets = rulesets;
        this.stored = stored;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Asks what a draft, as it stands, would change.
     *
     * @param asOf the day to assess as of: what is in force on that day is compared with
     * @param chosen which versions
     * @param since the first day of submission of those; null where that does not matter
     * @throws RefusedException where there are mistakes in the draft
     */
    @Transactional
    public Impact start(Account who, UUID id, LocalDate asOf, Impact.Chosen chosen, @Nullable LocalDate since) {
        RulesDraft draft = drafts.find(id);
        Ruleset to = checked.check(draft, drafts.files(draft))
                .ruleset()
                .orElseThrow(() -> new RefusedException("", "refused.draft-has-mistakes"));
        InForce from = rulesets.on(asOf);
        stored.keep(to);
        Impact impact = new Impact(
                UUID.randomUUID(),
                draft.id(),
                from.ruleset().digest(),
                to.digest(),
                asOf,
                chosen,
                Optional.ofNullable(since),
                who.id(),
                clock.instant(),
                null,
                0,
                0,
                0);
        jdbc.sql("""
                        insert into impact (id, draft_id, from_digest, to_digest, as_of, chosen, since, asked_by, asked_at, compared,
                        changed, unreadable) values (:id, :draft, :from, :to, :asOf, :chosen, :since, :by, :at, 0, 0, 0)""")
                .param("id", impact.id())
                .param("draft", draft.id())
                .param("from", impact.from())
                .param("to", impact.to())
                .param("asOf", asOf)
                .param("chosen", chosen.word())
                .param("since", since)
                .param("by", who.id())
                .param("at", Times.at(impact.at()))
                .update();
        jobs.start(ImpactJob.NAME, impact.id().toString());
        return impact;
    }

    /** The comparisons of a draft, the latest first. */
    public List<Impact> of(RulesDraft draft) {
        return jdbc.sql("select * from impact where draft_id = :draft order by asked_at desc, id")
                .param("draft", draft.id())
                .query(Impacts::impact)
                .list();
    }

    /** A comparison by its id. */
    public Impact find(UUID id) {
        return jdbc.sql("select * from impact where id = :id")
                .param("id", id)
                .query(Impacts::impact)
                .optional()
                .orElseThrow(NotFoundException::new);
    }

    /** How far the work on a comparison has come. */
    public Optional<Jobs.Progress> progress(Impact impact) {
        return jobs.progress(ImpactJob.NAME, impact.id().toString());
    }

    /** Calls the work on a comparison off; what was compared stays. */
    public void cancel(Impact impact) {
        jobs.cancel(ImpactJob.NAME, impact.id().toString());
    }

    private static Impact impact(ResultSet row, int n) throws SQLException {
        return new Impact(
                row.getObject("id", UUID.class),
                row.getObject("draft_id", UUID.class),
                row.getString("from_digest"),
                row.getString("to_digest"),
                row.getObject("as_of", LocalDate.class),
                Impact.Chosen.of(row.getString("chosen")),
                Optional.ofNullable(row.getObject("since", LocalDate.class)),
                row.getObject("asked_by", UUID.class),
                Times.instant(row, "asked_at"),
                row.getObject("reached", UUID.class),
                row.getInt("compared"),
                row.getInt("changed"),
                row.getInt("unreadable"));
    }

    /**
     * A version to compare.
     *
     * @param id its id
     * @param text the submission file
     * @param fileName its name
     */
    record Stored(UUID id, String text, String fileName) {}

    private static final String CHOSEN = """
             where v.submitted_at >= :since and v.id > :reached
            and (:chosen in ('accredited', 'all') or not exists (select 1 from submitted_version later
                where later.course_id = v.course_id and later.number > v.number))
            and (:chosen <> 'accredited' or exists (select 1 from register_entry where register_entry.version_id = v.id))
            and (:chosen <> 'open' or exists (select 1 from review_case where review_case.version_id = v.id
                and review_case.state not in ('DECIDED', 'RETURNED', 'SET_ASIDE')))""";

    private static final UUID FIRST_OF_ALL = new UUID(0, 0);

    private Map<String, Object> chosen(Impact impact, @Nullable UUID reached) {
        Instant since = impact.since()
                .map(day -> day.atStartOfDay(settings.timeZone()).toInstant())
                .orElse(Instant.EPOCH);
        return Map.of(
                "chosen",
                impact.chosen().word(),
                "since",
                Times.at(since),
                "reached",
                reached == null ? FIRST_OF_ALL : reached);
    }

    /** How many versions are to be compared. */
    int total(Impact impact) {
        return jdbc.sql("select count(*) from submitted_version v" + CHOSEN)
                .params(chosen(impact, null))
                .query(Integer.class)
                .single();
    }

    /** The versions that are compared next. */
    List<Stored> next(Impact impact, int most) {
        return jdbc.sql(
                        "select v.id, text, v.file_name from submitted_version v join version_content on version_id = v.id"
                                + CHOSEN + " order by v.id limit :most")
                .params(chosen(impact, impact.reached()))
                .param("most", most)
                .query((row, n) ->
                        new Stored(row.getObject("id", UUID.class), row.getString("text"), row.getString("file_name")))
                .list();
    }

    /**
     * What came of comparing one version.
     *
     * @param version the version
     * @param effects what is another
     * @param unreadable whether it could not be compared
     */
    record Compared(UUID version, List<Effect> effects, boolean unreadable) {}

    /** Keeps what came of comparing some versions, with how far the comparison has come: both, or neither. */
    @Transactional
    Impact keep(Impact impact, List<Compared> some) {
        MapSqlParameterSource[] changes = some.stream()
                .flatMap(compared -> IntStream.range(0, compared.effects().size())
                        .mapToObj(i -> row(
                                impact,
                                compared.version(),
                                i + 1,
                                compared.effects().get(i))))
                .toArray(MapSqlParameterSource[]::new);
        if (changes.length > 0) {
            rows.batchUpdate("""
                    insert into impact_change (id, impact_id, version_id, number, standards, part, about, outcome_before, outcome_after,
                    reason_before, reason_after) values (:id, :impact, :version, :number, :standards, :part, :about, :before, :after,
                    :reasonBefore, :reasonAfter)""", changes);
        }
        Impact now = new Impact(
                impact.id(),
                impact.draft(),
                impact.from(),
                impact.to(),
                impact.asOf(),
                impact.chosen(),
                impact.since(),
                impact.by(),
                impact.at(),
                some.get(some.size() - 1).version(),
                impact.compared() + some.size(),
                impact.changed()
                        + (int) some.stream()
                                .filter(each -> !each.effects().isEmpty())
                                .count(),
                impact.unreadable()
                        + (int) some.stream().filter(Compared::unreadable).count());
        jdbc.sql("""
                        update impact set reached = :reached, compared = :compared, changed = :changed, unreadable = :unreadable
                        where id = :id""")
                .param("reached", now.reached())
                .param("compared", now.compared())
                .param("changed", now.changed())
                .param("unreadable", now.unreadable())
                .param("id", now.id())
                .update();
        return now;
    }

    private static MapSqlParameterSource row(Impact impact, UUID version, int number, Effect effect) {
        return new MapSqlParameterSource()
                .addValue("id", UUID.randomUUID())
                .addValue("impact", impact.id())
                .addValue("version", version)
                .addValue("number", number)
                .addValue("standards", cut(String.join(" ", effect.standards()), LONGEST_LIST))
                .addValue("part", effect.part())
                .addValue("about", cut(effect.about(), 300))
                .addValue("before", effect.before())
                .addValue("after", effect.after())
                .addValue("reasonBefore", cut(effect.reasonBefore(), LONGEST_REASON))
                .addValue("reasonAfter", cut(effect.reasonAfter(), LONGEST_REASON));
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }

    /**
     * Results of one part that are others in the same way.
     *
     * @param part the full name of the part
     * @param before how they come out now; empty where it is not asked
     * @param after how they would come out; empty where it is not asked
     * @param results how many results
     * @param courses on how many versions
     * @param accredited how many of those are accredited
     */
    public record Group(String part, String before, String after, int results, int courses, int accredited) {}

    /** What is another, grouped by part and by how it changes; what most courses have comes first. */
    public List<Group> groups(Impact impact) {
        return jdbc.sql("""
                        select part, outcome_before, outcome_after, count(*) as results, count(distinct version_id) as courses,
                        count(distinct case when exists (select 1 from register_entry where register_entry.version_id =
                        impact_change.version_id) then version_id end) as accredited
                        from impact_change where impact_id = :impact group by part, outcome_before, outcome_after
                        order by courses desc, part, outcome_before, outcome_after""")
                .param("impact", impact.id())
                .query((row, n) -> new Group(
                        row.getString("part"),
                        row.getString("outcome_before"),
                        row.getString("outcome_after"),
                        row.getInt("results"),
                        row.getInt("courses"),
                        row.getInt("accredited")))
                .list();
    }

    /**
     * One result of one course.
     *
     * @param version the id of the version
     * @param title what the course is called
     * @param organisation whose it is
     * @param number the number of the version
     * @param effect what is another
     */
    public record OnCourse(UUID version, String title, String organisation, int number, Effect effect) {}

    /** The results of one group, course by course; so many at most. */
    public List<OnCourse> courses(Impact impact, String part, String before, String after, int most) {
        return jdbc.sql("""
                        select impact_change.*, v.title, v.number as version_number, organisation.name as organisation
                        from impact_change join submitted_version v on v.id = version_id join course on course.id = v.course_id
                        join organisation on organisation.id = course.organisation_id
                        where impact_id = :impact and part = :part and outcome_before = :before and outcome_after = :after
                        order by v.title, version_id, impact_change.number limit :most""")
                .param("impact", impact.id())
                .param("part", part)
                .param("before", before)
                .param("after", after)
                .param("most", most)
                .query((row, n) -> new OnCourse(
                        row.getObject("version_id", UUID.class),
                        row.getString("title"),
                        row.getString("organisation"),
                        row.getInt("version_number"),
                        new Effect(
                                List.of(row.getString("standards").split(" ")),
                                row.getString("part"),
                                "",
                                "",
                                row.getString("about"),
                                row.getString("outcome_before"),
                                row.getString("outcome_after"),
                                row.getString("reason_before"),
                                row.getString("reason_after"))))
                .list();
    }

    /** The file of a version of which a result is another; nothing of any other version. */
    public Optional<String> file(Impact impact, UUID version) {
        return jdbc.sql("""
                        select text from version_content where version_id = :version and exists
                        (select 1 from impact_change where impact_id = :impact and impact_change.version_id = :version)""")
                .param("version", version)
                .param("impact", impact.id())
                .query(String.class)
                .optional();
    }
}
