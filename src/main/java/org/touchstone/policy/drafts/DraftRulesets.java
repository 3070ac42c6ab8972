package org.touchstone.policy.drafts;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.touchstone.author.examples.ExampleRunner;
import org.touchstone.author.examples.Untried;
import org.touchstone.author.reasoning.Concern;
import org.touchstone.author.reasoning.Reasoning;
import org.touchstone.base.settings.Settings;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.located.Mistake;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.rules.BuiltRules;
import org.touchstone.check.rules.Ruleset;
import org.touchstone.check.rules.RulesetFiles;
import org.touchstone.check.rules.RulesetReader;

/**
 * Reads drafts. Each of the drafts that were read last has a reader of its own, which remembers what it read: after a change only
 * what rests on it is read and compiled again.
 */
@Component
public class DraftRulesets {

    private static final int REMEMBERED = 4;
    private static final int MOST_REASONED = 3;

    private final BuiltRules built;
    private final Map<UUID, Reading> readings = new LinkedHashMap<>(8, 0.75f, true);
    private final Map<String, List<Concern>> known = Collections.synchronizedMap(new LastUsed<>(REMEMBERED * 8));
    private final Map<String, List<Untried.Gap>> untried = Collections.synchronizedMap(new LastUsed<>(REMEMBERED * 8));
    private final Clock clock;

    DraftRulesets(Settings settings, Clock clock) {
        this.built = new BuiltRules(settings.cache());
        this.clock = clock;
    }

    /** Keeps those that were used last. */
    private static final class LastUsed<V> extends LinkedHashMap<String, V> {

        private final int most;

        LastUsed(int most) {
            super(16, 0.75f, true);
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > most;
        }
    }

    /**
     * What a draft comes to.
     *
     * @param ruleset the ruleset that it makes; nothing while there are mistakes in it
     * @param catalogue its requirements, standards and tables, whatever is wrong in its sentences; nothing while there are mistakes
     *     in these
     * @param mistakes what is wrong in its files
     */
    public record Checked(Optional<Ruleset> ruleset, Optional<Catalogue> catalogue, List<Mistake> mistakes) {}

    /** Reads the files of a draft; at once where nothing has changed since they were read last. */
    public Checked check(RulesDraft draft, SortedMap<String, byte[]> files) {
        Reading reading;
        synchronized (readings) {
            reading = readings.computeIfAbsent(draft.id(), id -> new Reading(new RulesetReader(built)));
            if (readings.size() > REMEMBERED) {
                readings.remove(readings.keySet().iterator().next());
            }
        }
        return reading.check(files);
    }

    /**
     * What follows from the rules of requirements, which their author will hardly have meant; of so many requirements as can be
     * reasoned about while somebody waits.
     *
     * @param requirements the ids of requirements that were changed, the latest first
     */
    public List<Concern> remarks(Ruleset ruleset, List<String> requirements) {
        return requirements.stream()
                .filter(requirement ->
                        ruleset.catalogue().requirement(requirement).isPresent())
                .limit(MOST_REASONED)
                .flatMap(requirement -> known
                        .computeIfAbsent(
                                ruleset.digest() + " " + requirement,
                                key -> Reasoning.of(ruleset, LocalDate.now(clock), Optional.of(requirement)))
                        .stream())
                .toList();
    }

    /**
     * What the examples of a requirement leave untried of its sentences; nothing where the examples cannot be read, which is said
     * where they are run.
     */
    public List<Untried.Gap> untried(Ruleset ruleset, String requirement) {
        String key = ruleset.digest() + " " + requirement;
        List<Untried.Gap> gaps = untried.get(key);
        if (gaps == null) {
            try {
                gaps = Untried.of(ruleset, requirement, ExampleRunner.AS_OF);
            } catch (MistakesException e) {
                gaps = List.of();
            }
            untried.put(key, gaps);
        }
        return gaps;
    }

    /** One draft. Only those who look at it wait for it. */
    private static final class Reading {

        private final RulesetReader reader;
        private RulesetFiles read = RulesetFiles.of(Collections.emptySortedMap());
        private Checked last = new Checked(Optional.empty(), Optional.empty(), List.of());

        Reading(RulesetReader reader) {
            this.reader = reader;
        }

        synchronized Checked check(SortedMap<String, byte[]> content) {
            try {
                RulesetFiles files = RulesetFiles.brought(content, read);
                if (!files.digest().equals(read.digest())) {
                    last = read(files);
                    read = files;
                }
                return last;
            } catch (MistakesException e) {
                return new Checked(Optional.empty(), Optional.empty(), e.mistakes());
            }
        }

        private Checked read(RulesetFiles files) {
            try {
                Ruleset ruleset = reader.read(files);
                return new Checked(Optional.of(ruleset), Optional.of(ruleset.catalogue()), List.of());
            } catch (MistakesException e) {
                return new Checked(Optional.empty(), catalogue(files), e.mistakes());
            }
        }

        private Optional<Catalogue> catalogue(RulesetFiles files) {
            try {
                return Optional.of(reader.catalogue(files));
            } catch (MistakesException e) {
                return Optional.empty();
            }
        }
    }
}
