package org.touchstone.run.operation;

import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.touchstone.casework.rulesets.Publication;
import org.touchstone.casework.rulesets.Publications;
import org.touchstone.casework.rulesets.RulesetSignature;
import org.touchstone.casework.rulesets.StoredRulesets;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.rules.Ruleset;
import org.touchstone.check.rules.RulesetFiles;

/** Publishes a folder of rules, from today or a later day. */
@Component
class PublishRules implements OperatorTask {

    private static final int LONGEST_REASON = 2000;

    private final StoredRulesets rulesets;
    private final Publications publications;
    private final Clock clock;

    PublishRules(StoredRulesets rulesets, Publications publications, Clock clock) {
        this.rulesets = rulesets;
        this.publications = publications;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "publish";
    }

    @Override
    public Ending run(Map<String, String> arguments) throws RefusedTaskException {
        String why = arguments.getOrDefault("why", "").strip();
        if (why.length() > LONGEST_REASON) {
            throw new RefusedTaskException("The reason is longer than " + LONGEST_REASON + " letters. Shorten it.");
        }
        Path folder = Path.of(arguments.getOrDefault("rules", ""));
        Ruleset ruleset = read(folder);
        Optional<LocalDate> until = day(arguments.getOrDefault("until", ""));
        LocalDate from = day(arguments.getOrDefault("from", "")).orElse(LocalDate.now(clock));
        if (until.filter(day -> day.isBefore(from)).isPresent()) {
            throw new RefusedTaskException("--decided-until names a day before the first day of these rules, which is "
                    + from + ". Name that day or a later one.");
        }
        Publication added = publications.add(ruleset, from, null, why, RulesetSignature.in(folder), until);
        return Ending.done("Ruleset " + ruleset.shortName() + " is published, and is in force from "
                + (added.from().equals(Publication.BEGINNING) ? "now" : added.from()) + ".");
    }

    private Ruleset read(Path folder) throws RefusedTaskException {
        try {
            return rulesets.read(RulesetFiles.in(folder));
        } catch (MistakesException e) {
            List<String> said = new ArrayList<>();
            e.mistakes().forEach(mistake -> said.add(mistake.toString()));
            said.add("Nothing was published.");
            throw new RefusedTaskException(String.join("\n", said));
        }
    }

    private static Optional<LocalDate> day(String day) throws RefusedTaskException {
        try {
            return day.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(day));
        } catch (DateTimeException e) {
            throw new RefusedTaskException("\"" + day + "\" is not a day. Write year-month-day, such as 2027-01-31.");
        }
    }
}
