package org.touchstone.policy.drafts;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import org.touchstone.base.RefusedException;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.audit.AuditLog;
import org.touchstone.base.audit.EventKind;
import org.touchstone.base.audit.Times;
import org.touchstone.casework.courses.NotFoundException;
import org.touchstone.casework.rulesets.Publication;
import org.touchstone.casework.rulesets.Publications;
import org.touchstone.casework.rulesets.StoredRulesets;
import org.touchstone.check.rules.Ruleset;

/** Publishes drafts: one person proposes, another approves. What is approved is what was proposed, to the byte. */
@Component
public class PublishRequests {

    /** What providers can read of every change. */
    private static final String CHANGELOG = "CHANGELOG.md";

    private static final int LONGEST_NOTICE = 10_000;

    private final JdbcClient jdbc;
    private final AuditLog log;
    private final Drafts drafts;
    private final DraftRulesets checked;
    private final ExamplesRuns examples;
    private final StoredRulesets rulesets;
    private final Publications publications;
    private final Clock clock;
    private final TransactionOperations transactions;

    PublishRequests(
            JdbcClient jdbc,
            AuditLog log,
            Drafts drafts,
            DraftRulesets checked,
            ExamplesRuns examples,
            StoredRulesets rulesets,
            Publications publications,
            Clock clock,
            TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.log = log;
        this.drafts = drafts;
        this.checked = checked;
        this.examples = examples;
        this.rulesets = rulesets;
        this.publications = publications;
        this.clock = clock;
        this.transactions = transactions;
    }

    /**
     * Proposes a draft as it stands.
     *
     * @param from the first day on which it would be in force
     * @param notice what providers are told; it goes into the list of changes of the ruleset
     * @throws RefusedException where there are mistakes in the draft, its examples were not run or do not come out, it
     *     changes nothing, or the day has passed
     */
    public PublishRequest propose(Account who, UUID id, LocalDate from, String notice) {
        if (notice.isBlank()) {
            throw new RefusedException("notice", "refused.notice");
        }
        if (notice.length() > LONGEST_NOTICE) {
            throw new RefusedException("notice", "refused.too-long");
        }
        if (from.isBefore(LocalDate.now(clock))) {
            throw new RefusedException("from", "refused.day-has-passed");
        }
        RulesDraft draft = drafts.find(id);
        SortedMap<String, byte[]> files = drafts.files(draft);
        Ruleset ruleset = read(draft, files);
        String replaces = replacedFrom(from);
        if (replaces.equals(ruleset.digest())) {
            throw new RefusedException("", "refused.draft-changes-nothing");
        }
        ExamplesRuns.Run run =
                examples.of(ruleset.digest()).orElseThrow(() -> new RefusedException("", "refused.examples-not-run"));
        if (!run.failed().isEmpty()) {
            throw new RefusedException("", "refused.examples-fail");
        }
        files.put(CHANGELOG, noticed(files.get(CHANGELOG), from, notice.strip()));
        Ruleset noticed = read(draft, files);
        return Objects.requireNonNull(
                transactions.execute(state -> propose(who, draft, noticed, from, notice.strip())));
    }

    /** The digest of the rules whose place others would take from a day. */
    private String replacedFrom(LocalDate day) {
        return Publication.on(day, publications.all()).digest();
    }

    private Ruleset read(RulesDraft draft, SortedMap<String, byte[]> files) {
        return checked.check(draft, files)
                .ruleset()
                .orElseThrow(() -> new RefusedException("", "refused.draft-has-mistakes"));
    }

    /** The list of changes with one more entry, first. */
    private static byte[] noticed(byte @Nullable [] before, LocalDate from, String notice) {
        String text = before == null ? "# Changes to the rules\n" : new String(before, StandardCharsets.UTF_8);
        int first = text.indexOf("\n## ");
        int at = first < 0 ? text.length() : first + 1;
        String entry = "## From " + from + "\n\n" + notice.replace("\r\n", "\n") + "\n\n";
        return (text.substring(0, at) + (first < 0 ? "\n" : "") + entry + text.substring(at))
                .getBytes(StandardCharsets.UTF_8);
    }

    private PublishRequest propose(Account who, RulesDraft seen, Ruleset ruleset, LocalDate from, String notice) {
        log.hold();
        RulesDraft draft = drafts.find(seen.id());
        if (draft.state() != DraftState.OPEN || draft.changes() != seen.changes()) {
            throw new RefusedException("", "refused.draft-changed");
        }
        rulesets.keep(ruleset);
        PublishRequest made = new PublishRequest(
                UUID.randomUUID(),
                draft.id(),
                ruleset.digest(),
                replacedFrom(from),
                from,
                notice,
                who.id(),
                clock.instant(),
                Optional.empty());
        jdbc.sql("""
                        insert into proposal
                            (id, draft_id, ruleset_digest, replaces_digest, in_force_from, notice, proposed_by, proposed_at)
                        values (:id, :draft, :digest, :replaces, :from, :notice, :by, :at)""")
                .param("id", made.id())
                .param("draft", made.draft())
                .param("digest", made.digest())
                .param("replaces", made.replaces())
                .param("from", from)
                .param("notice", notice)
                .param("by", who.id())
                .param("at", Times.at(made.at()))
                .update();
        drafts.set(draft, DraftState.PROPOSED);
        log.add(
                EventKind.DRAFT_PROPOSED,
                who.id(),
                null,
                draft.subject(),
                notice,
                Map.of("ruleset", made.digest(), "from", from.toString()));
        return made;
    }

    /** The proposals of a draft, the latest first. */
    public List<PublishRequest> of(RulesDraft draft) {
        return jdbc.sql("select * from proposal where draft_id = :draft order by proposed_at desc, id")
                .param("draft", draft.id())
                .query(PublishRequests::proposal)
                .list();
    }

    /** What providers are told of rules that were published; empty where nobody proposed them here. */
    public String notice(Publication publication) {
        return jdbc.sql("select notice from proposal where publication = :publication")
                .param("publication", publication.number())
                .query(String.class)
                .optional()
                .orElse("");
    }

    private static PublishRequest proposal(ResultSet row, int n) throws SQLException {
        String answer = row.getString("answer");
        return new PublishRequest(
                row.getObject("id", UUID.class),
                row.getObject("draft_id", UUID.class),
                row.getString("ruleset_digest"),
                row.getString("replaces_digest"),
                row.getObject("in_force_from", LocalDate.class),
                row.getString("notice"),
                row.getObject("proposed_by", UUID.class),
                Times.instant(row, "proposed_at"),
                answer == null
                        ? Optional.empty()
                        : Optional.of(new PublishRequest.Answer(
                                PublishRequest.Kind.valueOf(answer.toUpperCase(Locale.ROOT)),
                                Optional.ofNullable(row.getString("why")).orElse(""),
                                row.getObject("answered_by", UUID.class),
                                Times.instant(row, "answered_at"),
                                row.getObject("publication", Integer.class))));
    }

    /** Whether other rules are to be in force on its first day than those a proposal was compared with. */
    public boolean isOvertaken(PublishRequest proposal) {
        return !replacedFrom(proposal.from()).equals(proposal.replaces());
    }

    /** The first day of rules that were published already and come after those of a proposal, without what it changes. */
    public Optional<LocalDate> endedBy(PublishRequest proposal) {
        return publications.all().stream()
                .map(Publication::from)
                .filter(day -> day.isAfter(proposal.from()))
                .min(Comparator.naturalOrder());
    }

    /** Answers a proposal. Where it is approved, open cases stay under the rules of their day. */
    @Transactional
    public PublishRequest answer(Account who, UUID id, PublishRequest.Kind kind, String why, String signature) {
        return answer(who, id, kind, why, signature, Optional.empty());
    }

    /**
     * Answers a proposal.
     *
     * @param why why; has to be said where it is declined
     * @param signature the signature of the proposed ruleset; may be empty where this service asks for none
     * @param decidedUntil the last day on which open cases are decided under the rules of their day, where it is approved;
     *     empty for no end
     * @throws RefusedException where the person proposed it, somebody has answered already, other rules were published since
     *     than it was compared with, the day has passed, or it is not signed as it has to be
     */
    @Transactional
    public PublishRequest answer(
            Account who,
            UUID id,
            PublishRequest.Kind kind,
            String why,
            String signature,
            Optional<LocalDate> decidedUntil) {
        log.hold();
        PublishRequest proposal = jdbc.sql("select * from proposal where id = :id")
                .param("id", id)
                .query(PublishRequests::proposal)
                .optional()
                .orElseThrow(NotFoundException::new);
        if (proposal.answer().isPresent()) {
            throw new RefusedException("", "refused.proposal-answered");
        }
        boolean own = proposal.by().equals(who.id());
        if (own != (kind == PublishRequest.Kind.WITHDRAWN)) {
            throw new RefusedException("", own ? "refused.own-proposal" : "refused.others-proposal");
        }
        if (kind == PublishRequest.Kind.DECLINED) {
            Drafts.said("why", why, "refused.why-declined");
        }
        if (kind == PublishRequest.Kind.APPROVED && isOvertaken(proposal)) {
            throw new RefusedException("", "refused.proposal-overtaken");
        }
        RulesDraft draft = drafts.find(proposal.draft());
        Integer publication = kind == PublishRequest.Kind.APPROVED
                ? publications
                        .add(
                                rulesets.named(proposal.digest()).orElseThrow(NotFoundException::new),
                                proposal.from(),
                                who.id(),
                                draft.purpose(),
                                signature,
                                decidedUntil)
                        .number()
                : null;
        jdbc.sql("""
                        update proposal set answer = :answer, why = :why, answered_by = :by, answered_at = :at,
                        publication = :publication where id = :id""")
                .param("answer", kind.name().toLowerCase(Locale.ROOT))
                .param("why", why.strip())
                .param("by", who.id())
                .param("at", Times.at(clock.instant()))
                .param("publication", publication)
                .param("id", id)
                .update();
        drafts.set(draft, kind == PublishRequest.Kind.APPROVED ? DraftState.PUBLISHED : DraftState.OPEN);
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("answer", kind.name().toLowerCase(Locale.ROOT));
        details.put("ruleset", proposal.digest());
        log.add(EventKind.PROPOSAL_ANSWERED, who.id(), null, draft.subject(), why.strip(), details);
        return proposal;
    }
}
