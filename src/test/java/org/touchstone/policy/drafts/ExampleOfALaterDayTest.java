package org.touchstone.policy.drafts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.touchstone.ShippedRules;
import org.touchstone.author.examples.Example;
import org.touchstone.author.examples.ExampleRunner;
import org.touchstone.author.examples.ExamplesReader;
import org.touchstone.author.examples.SmallestExample;
import org.touchstone.check.rules.Ruleset;
import org.touchstone.check.rules.RulesetFiles;
import org.touchstone.check.rules.RulesetReader;

/** An example of what holds only from a day after that of all other examples. */
class ExampleOfALaterDayTest {

    private static final LocalDate SEPTEMBER = LocalDate.of(2027, 9, 1);

    private static Ruleset read(SortedMap<String, byte[]> files, RuleEdit edit) throws Exception {
        edit.on(files).forEach((file, content) -> files.put(file, content.orElseThrow()));
        return new RulesetReader(ShippedRules.BUILT).read(RulesetFiles.brought(files));
    }

    private static Optional<Example> made(Ruleset ruleset, LocalDate asOf) throws Exception {
        String course = Files.readString(Path.of("rules/examples/complete-course.yaml"))
                .replaceFirst("groupSize: 16", "groupSize: 17");
        return SmallestExample.of(
                ruleset,
                asOf,
                ruleset.catalogue().requirement("group-size").orElseThrow(),
                "recommended-number",
                Optional.empty(),
                "Seventeen people",
                course.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void isTriedAsOfItsOwnDay() throws Exception {
        SortedMap<String, byte[]> files =
                new TreeMap<>(ShippedRules.RULESET.files().content());
        Ruleset ruleset = read(files, RuleEdits.number("group-size", "most", "16", SEPTEMBER, "House policy"));
        assertThat(made(ruleset, ExampleRunner.AS_OF).flatMap(Example::asOf)).isEmpty();

        Example made = made(ruleset, SEPTEMBER).orElseThrow();
        assertThat(made.asOf()).contains(SEPTEMBER);
        Example kept = ExamplesReader.read(read(files, RuleEdits.example(made)), "group-size"::equals).stream()
                .filter(each -> each.name().equals("Seventeen people"))
                .findFirst()
                .orElseThrow();

        assertThat(kept.asOf()).contains(SEPTEMBER);
        ExampleRunner runner = new ExampleRunner(ruleset, ExampleRunner.AS_OF);
        assertThat(runner.run(kept).wrong()).isEmpty();
        Example before = new Example(
                kept.requirement(),
                kept.name(),
                kept.from(),
                kept.changes(),
                kept.expected(),
                kept.also(),
                "",
                Optional.empty(),
                kept.place());
        assertThat(runner.run(before).passed()).isFalse();
    }
}
