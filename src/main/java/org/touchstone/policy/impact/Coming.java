package org.touchstone.policy.impact;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.touchstone.author.reasoning.Meaning;
import org.touchstone.casework.courses.Revision;
import org.touchstone.casework.rulesets.Publication;
import org.touchstone.casework.rulesets.RulesetInForce;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.rules.Ruleset;
import org.touchstone.policy.drafts.PublishRequests;

/**
 * What is going to change for one course: by a ruleset that is published for a later day, or by a number or rule that the
 * ruleset in force has from a later day on.
 */
@Component
public class Coming {

    private final RulesetInForce rulesets;
    private final PublishRequests proposals;
    private final Clock clock;

    Coming(RulesetInForce rulesets, PublishRequests proposals, Clock clock) {
        this.rulesets = rulesets;
        this.proposals = proposals;
        this.clock = clock;
    }

    /**
     * What changes on a day.
     *
     * @param day the day
     * @param notice what providers are told of the rules that begin then; empty where none do, or nothing was said
     * @param effects the results that are others from then on
     * @param decidedUntil until when what was submitted before is decided under the rules before; empty for no end
     */
    public record Change(LocalDate day, String notice, List<Effect> effects, Optional<LocalDate> decidedUntil) {}

    /**
     * That other rules begin on a day.
     *
     * @param day the day
     * @param notice what providers are told; may be empty
     */
    public record Announced(LocalDate day, String notice) {

        private static final int LONG = 600;

        /** Whether so much is said that it would hide what stands below it. */
        public boolean isLong() {
            return notice.length() > LONG;
        }
    }

    /** The rules that begin on a day after today, the next first. */
    public List<Announced> announced() {
        return rulesets.coming().stream()
                .map(each -> new Announced(each.from(), proposals.notice(each)))
                .toList();
    }

    /** The days after today on which something changes for some course. */
    private NavigableSet<LocalDate> days() {
        NavigableSet<LocalDate> days = new TreeSet<>();
        LocalDate today = LocalDate.now(clock);
        LocalDate since = today;
        for (Publication each : rulesets.coming()) {
            days.addAll(withinRulesOf(since).headSet(each.from(), false));
            since = each.from();
        }
        days.addAll(withinRulesOf(since));
        days.remove(today);
        return days;
    }

    private NavigableSet<LocalDate> withinRulesOf(LocalDate day) {
        Ruleset ruleset = rulesets.on(day).ruleset();
        return Meaning.days(ruleset, ruleset, day);
    }

    /**
     * What changes for one course, by day. A day on which new rules begin is there although they change nothing for it.
     * Nothing where the draft cannot be read.
     */
    public Optional<List<Change>> on(Revision draft) {
        try {
            return Optional.of(on(draft.text().getBytes(StandardCharsets.UTF_8), draft.fileName()));
        } catch (MistakesException e) {
            return Optional.empty();
        }
    }

    private List<Change> on(byte[] bytes, String fileName) throws MistakesException {
        List<Change> changes = new ArrayList<>();
        for (LocalDate day : days()) {
            LocalDate before = day.minusDays(1);
            List<Effect> effects = new Effects(
                            rulesets.on(before).ruleset(),
                            before,
                            rulesets.on(day).ruleset(),
                            day)
                    .on(bytes, fileName);
            Optional<Publication> published = rulesets.coming().stream()
                    .filter(each -> each.from().equals(day))
                    .findFirst();
            if (published.isPresent() || !effects.isEmpty()) {
                changes.add(new Change(
                        day,
                        published.map(proposals::notice).orElse(""),
                        effects,
                        published.flatMap(Publication::decidedUntil)));
            }
        }
        return changes;
    }
}
