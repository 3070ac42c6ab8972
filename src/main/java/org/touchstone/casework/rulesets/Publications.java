package org.touchstone.casework.rulesets;

import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.touchstone.base.RefusedException;
import org.touchstone.base.audit.AuditLog;
import org.touchstone.base.audit.Detail;
import org.touchstone.base.audit.Details;
import org.touchstone.base.audit.EventKind;
import org.touchstone.base.audit.Times;
import org.touchstone.base.settings.Settings;
import org.touchstone.check.rules.Ruleset;

/** Which ruleset is in force from which day. It can be added to and read, and nothing else. */
@Component
public class Publications {

    private final JdbcClient jdbc;
    private final AuditLog log;
    private final StoredRulesets rulesets;
    private final Clock clock;
    private final List<String> signers;

    Publications(JdbcClient jdbc, AuditLog log, StoredRulesets rulesets, Clock clock, Settings settings) {
        this.jdbc = jdbc;
        this.log = log;
        this.rulesets = rulesets;
        this.clock = clock;
        this.signers = List.copyOf(settings.rulesets().signers());
    }

    /** Every publication, in the order in which they were made. */
    public List<Publication> all() {
        return jdbc.sql("select * from publication order by number")
                .query((row, n) -> new Publication(
                        row.getInt("number"),
                        row.getString("ruleset_digest"),
                        row.getObject("in_force_from", LocalDate.class),
                        Times.instant(row, "published_at"),
                        row.getObject("published_by", UUID.class),
                        row.getString("why"),
                        Optional.ofNullable(row.getString("signature")).orElse(""),
                        Optional.ofNullable(row.getObject("decided_until", LocalDate.class))))
                .list();
    }

    /** Publishes a ruleset, and keeps it. Open cases stay under the rules of their day, however long they take. */
    @Transactional
    public Publication add(Ruleset ruleset, LocalDate from, @Nullable UUID by, String why, String signature) {
        return add(ruleset, from, by, why, signature, Optional.empty());
    }

    /**
     * Publishes a ruleset, and keeps it.
     *
     * @param from the first day on which it is in force; not in the past
     * @param by who publishes it; null for the operator
     * @param why what it is for; may be empty
     * @param signature its signature; may be empty where this service asks for none
     * @param decidedUntil the last day on which open cases are decided under the rules of their day; empty for no end
     * @throws RefusedException where the day has passed, the ruleset is the one in force on that day anyhow, it is not
     *     signed as it has to be, or cases would have to be decided before it is in force
     */
    @Transactional
    public Publication add(
            Ruleset ruleset,
            LocalDate from,
            @Nullable UUID by,
            String why,
            String signature,
            Optional<LocalDate> decidedUntil) {
        log.hold();
        List<Publication> earlier = all();
        if (from.isBefore(LocalDate.now(clock))) {
            throw new RefusedException("from", "refused.day-has-passed");
        }
        if (!earlier.isEmpty() && Publication.on(from, earlier).digest().equals(ruleset.digest())) {
            throw new RefusedException("", "refused.in-force-already");
        }
        if (!takes(ruleset.digest(), signature)) {
            throw new RefusedException("signature", "refused.not-signed");
        }
        if (decidedUntil.filter(day -> day.isBefore(from)).isPresent()) {
            throw new RefusedException("decidedUntil", "refused.decided-until");
        }
        LocalDate begin = earlier.isEmpty() ? Publication.BEGINNING : from;
        return add(ruleset, begin, by, why, signature, decidedUntil, earlier.size() + 1);
    }

    /** Whether a ruleset has to be signed to be published. */
    public boolean asksForSignatures() {
        return !signers.isEmpty();
    }

    /** A ruleset is to be in force, and is not signed as it has to be. */
    static final class NotSignedException extends IllegalStateException {
        NotSignedException(String digest) {
            super("touchstone.rulesets.signers asks for signed rulesets, and the ruleset " + digest
                    + " is not signed by one of them. Sign its folder (touchstone rules sign DIR --key FILE), and make that"
                    + " the folder of rules.");
        }
    }

    /** Whether a ruleset with this signature may be in force here. */
    boolean takes(String digest, String signature) {
        return signers.isEmpty() || RulesetSignature.holds(signature, digest, signers);
    }

    /**
     * Publishes what stands in the operator's folder of rules, from today, unless it was published before: then whatever
     * was published since stays in force.
     */
    @Transactional
    public void addFolder(Ruleset ruleset, String signature) {
        log.hold();
        List<Publication> earlier = all();
        String digest = ruleset.digest();
        List<Publication> same =
                earlier.stream().filter(each -> each.digest().equals(digest)).toList();
        boolean taken = takes(digest, signature);
        if (same.isEmpty() && !taken) {
            throw new NotSignedException(digest);
        }
        if (taken && same.stream().anyMatch(each -> !takes(digest, each.signature()))) {
            jdbc.sql("update publication set signature = :signature where ruleset_digest = :digest")
                    .param("signature", signature.strip())
                    .param("digest", digest)
                    .update();
        }
        if (same.isEmpty()) {
            LocalDate from = earlier.isEmpty() ? Publication.BEGINNING : LocalDate.now(clock);
            add(ruleset, from, null, "", signature, Optional.empty(), earlier.size() + 1);
        }
    }

    private Publication add(
            Ruleset ruleset,
            LocalDate from,
            @Nullable UUID by,
            String why,
            String signature,
            Optional<LocalDate> decidedUntil,
            int number) {
        rulesets.keep(ruleset);
        Publication added = new Publication(
                number, ruleset.digest(), from, clock.instant(), by, why, signature.strip(), decidedUntil);
        jdbc.sql("""
                        insert into publication
                            (number, ruleset_digest, in_force_from, published_at, published_by, why, signature, decided_until)
                        values (:number, :digest, :from, :at, :by, :why, :signature, :until)""")
                .param("number", added.number())
                .param("digest", added.digest())
                .param("from", added.from())
                .param("at", Times.at(added.at()))
                .param("by", by)
                .param("why", why)
                .param("signature", added.signature().isEmpty() ? null : added.signature())
                .param("until", decidedUntil.orElse(null), Types.DATE)
                .update();
        Details details = Details.of(Detail.NUMBER, number).and(Detail.FROM, from.toString());
        log.add(
                EventKind.RULESET_PUBLISHED,
                by,
                null,
                "ruleset " + added.digest(),
                why,
                decidedUntil
                        .map(day -> details.and(Detail.DECIDED_UNTIL, day.toString()))
                        .orElse(details));
        return added;
    }
}
