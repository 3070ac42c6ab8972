package org.touchstone.check.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.touchstone.ShippedRules;
import org.touchstone.check.assessment.Assessor;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.submission.SubmissionReader;

/** A reader that is kept reads again only what a change touches, and gives what a reader made for the read would. */
@Tag("thorough")
class RereadTest {

    private static final String RULES = "group-size/rules.dslr";
    private static final String REQUIREMENT = "group-size/requirement.yaml";
    private static final String LANGUAGE = "language/sentences.dsl";
    private static final String PARAMETERS = "parameters.yaml";

    /** A change of one file; where nothing is to be replaced, the text is added, if need be to a new file. */
    private record Edit(String file, String from, String to) {}

    /** Some of these break the ruleset, alone or together with others. */
    private static final List<Edit> EDITS = List.of(
            new Edit(PARAMETERS, "value: 18", "value: 22"),
            new Edit(PARAMETERS, "name: most\n", "name: greatest\n"),
            new Edit(PARAMETERS, "  value: 12\n", "  value: 12\n  from: 2026-11-01\n"),
            new Edit(PARAMETERS, "unit: people", "unit: [people"),
            new Edit(RULES, "Its group size is more than the parameter most\n", "Its group size is more than 30\n"),
            new Edit(RULES, "rule \"", "rule \"Here: "),
            new Edit("every-requirement/rules.dslr", "The answer is no\n", "The answer is given\n  The answer is no\n"),
            new Edit("core-programme/rules.dslr", "", "# No rule as yet.\n"),
            new Edit("core-programme/rules.dslr", "", "A line that is no rule.\n"),
            new Edit(REQUIREMENT, "Split or join groups", "Divide or join groups"),
            new Edit(REQUIREMENT, "  recommended-number:", "  proper-number:"),
            new Edit(REQUIREMENT, "per: session", "per: course"),
            new Edit(LANGUAGE, "[bound]more than=more", "[bound]above=more\n[bound]more than=at least"),
            new Edit(LANGUAGE, "[conclusion]It is met=", "[conclusion]It is fulfilled="),
            new Edit("questions.yaml", "How many people", "How many learners"),
            new Edit("questions.yaml", "key: groupSize", "key: sizeOfGroup"),
            new Edit("catalogue/elements.yaml", "- id: SDM\n", "- id: SDX\n"),
            new Edit("catalogue/standards/FW.yaml", "strength: required", "strength: recommended"),
            new Edit("group-size/examples.yaml", "expect:", "expect: "),
            new Edit("README.md", "#", "##"));

    private static final Pattern PLACES = Pattern.compile("place=Place\\[[^]]*]|line=\\d+|number=\\d+, depth");

    @TempDir
    Path folder;

    private Path rules = Path.of("");
    private BuiltRules built = new BuiltRules(Path.of(""));
    private RulesetReader kept = new RulesetReader(built);
    private final List<Edit> made = new ArrayList<>();

    @BeforeEach
    void copy() throws IOException {
        rules = ShippedRules.copyTo(folder.resolve("rules"), "group-size");
        copyOf(rules, folder.resolve("original"));
        built = new BuiltRules(folder.resolve("built"));
        kept = new RulesetReader(built);
    }

    /** Makes a change, or takes it back where it is made; the others made stay. */
    private void toggle(Edit edit) throws IOException {
        if (!made.remove(edit)) {
            made.add(edit);
        }
        String text = original(edit.file());
        for (Edit each : made) {
            if (each.file().equals(edit.file())) {
                text = each.from().isEmpty() ? text + each.to() : text.replace(each.from(), each.to());
            }
        }
        if (text.isEmpty()) {
            Files.deleteIfExists(rules.resolve(edit.file()));
        } else {
            Files.writeString(rules.resolve(edit.file()), text);
        }
    }

    private String original(String file) throws IOException {
        Path path = folder.resolve("original").resolve(file);
        return Files.exists(path) ? Files.readString(path) : "";
    }

    /**
     * Everything that a ruleset says, or what is wrong with it; in a message, where to look. The places of what is right
     * are left out: nothing shows them, and a ruleset that was checked before is read without them.
     */
    private record Reading(List<Object> all) {
        static Reading of(Object... all) {
            return new Reading(Stream.of(all)
                    .map(each -> (Object) PLACES.matcher(each.toString()).replaceAll(""))
                    .toList());
        }

        @Override
        public String toString() {
            return all.stream()
                    .map(each -> String.format("%.60s#%08x", each, each.hashCode()))
                    .toList()
                    .toString();
        }
    }

    private static Reading read(RulesetReader reader, Path rules) {
        try {
            Ruleset ruleset = reader.read(rules);
            return Reading.of(
                    ruleset.digest(),
                    ruleset.rules().all(),
                    ruleset.language().words(),
                    ruleset.catalogue().questions().sections(),
                    ruleset.catalogue().elements(),
                    ruleset.catalogue().standards(),
                    ruleset.catalogue().requirements(),
                    ruleset.catalogue().parameters(),
                    findings(ruleset));
        } catch (MistakesException e) {
            return new Reading(List.copyOf(e.mistakes()));
        }
    }

    private static Object findings(Ruleset ruleset) {
        try {
            return Assessor.assess(
                            SubmissionReader.read(
                                    Path.of("fixtures/large-face-to-face-group/course.yaml"),
                                    ruleset.catalogue().questions()),
                            ruleset,
                            ShippedRules.AS_OF)
                    .findings();
        } catch (MistakesException e) {
            return e.mistakes();
        }
    }

    /** What a reader gives that was made for this read, and finds no ruleset that was checked before. */
    private Reading readAfresh() throws IOException {
        forgetChecked("built-afresh");
        return read(new RulesetReader(new BuiltRules(folder.resolve("built-afresh"))), rules);
    }

    private void forgetChecked(String store) throws IOException {
        for (Path each : stored(store, ".json")) {
            Files.delete(each);
        }
    }

    private Set<Path> stored(String store, String suffix) throws IOException {
        Path in = folder.resolve(store);
        try (Stream<Path> all = Files.exists(in) ? Files.list(in) : Stream.empty()) {
            return new HashSet<>(
                    all.filter(path -> path.toString().endsWith(suffix)).toList());
        }
    }

    @Test
    void everyChangeIsNoticedAndSoIsTheWayBack() throws Exception {
        Reading original = read(kept, rules);
        for (Edit edit : EDITS) {
            toggle(edit);
            Reading changed = read(kept, rules);
            assertThat(changed).as(edit.toString()).isNotEqualTo(original).isEqualTo(readAfresh());
            toggle(edit);
            assertThat(read(kept, rules)).as("back, from the disk: " + edit).isEqualTo(original);
            forgetChecked("built");
            assertThat(read(kept, rules)).as("back, from memory: " + edit).isEqualTo(original);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void changesOnTopOfOthersAreNoticed(long seed) throws Exception {
        Random random = new Random(seed);
        for (int i = 0; i < 12; i++) {
            Edit edit = EDITS.get(random.nextInt(EDITS.size()));
            toggle(edit);
            forgetChecked("built");
            assertThat(read(kept, rules)).as(made.toString()).isEqualTo(readAfresh());
        }
    }

    @Test
    void aChangedNumberUsesTheSameRulesAndClosingOneRulesetLeavesTheOther() throws Exception {
        Ruleset first = kept.read(rules);
        toggle(EDITS.get(0));
        Ruleset second = kept.read(rules);
        Object before = findings(second);
        first.close();

        assertThat(second.compiled()).isSameAs(first.compiled());
        assertThat(findings(second)).isEqualTo(before);
    }

    @Test
    void aChangedSentenceCompilesItsRequirementOnly() throws Exception {
        read(kept, rules);
        Set<Path> before = stored("built", ".rules");
        toggle(EDITS.get(4));
        read(kept, rules);

        assertThat(before).hasSize(2);
        assertThat(stored("built", ".rules")).hasSize(3).containsAll(before);
    }

    @Test
    void anotherProcessCompilesOnlyWhatNoneCompiledBefore() throws Exception {
        read(kept, rules);
        toggle(EDITS.get(4));
        read(kept, rules);
        toggle(EDITS.get(5));
        toggle(EDITS.get(5));
        Files.writeString(rules.resolve("README.md"), "# Other words");
        BuiltRules next = new BuiltRules(folder.resolve("built"));
        read(new RulesetReader(next), rules);

        assertThat(next.compilations()).isZero();
    }

    @Test
    void rulesThatNothingUsesAreLetGo() throws Exception {
        WeakReference<CompiledRules> first =
                new WeakReference<>(kept.read(rules).compiled());
        for (int i = 0; i < 4; i++) {
            Edit edit = new Edit(RULES, "the parameter most\n", (30 + i) + "\n");
            toggle(edit);
            kept.read(rules);
            toggle(edit);
        }
        for (int i = 0; i < 20 && first.get() != null; i++) {
            System.gc();
            Thread.sleep(50);
        }

        assertThat(first.get()).isNull();
    }

    @Test
    void manyThreadsMayReadAndAssessAtOnce() throws Exception {
        List<Path> folders = new ArrayList<>();
        List<Reading> expected = new ArrayList<>();
        for (int edit : List.of(0, 4, 12)) {
            toggle(EDITS.get(edit));
            folders.add(copyOf(rules, folder.resolve("copy-" + edit)));
            expected.add(readAfresh());
        }
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Reading>> reads = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                Path each = folders.get(i % folders.size());
                reads.add(() -> read(kept, each));
            }
            List<Future<Reading>> done = threads.invokeAll(reads);
            for (int i = 0; i < done.size(); i++) {
                assertThat(done.get(i).get()).isEqualTo(expected.get(i % folders.size()));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static Path copyOf(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Path copy = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(path, copy);
                }
            }
        }
        return to;
    }
}
