package org.touchstone.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.touchstone.ShippedRules;
import org.touchstone.author.examples.ExampleRunner;
import org.touchstone.author.examples.ExamplesReader;
import org.touchstone.author.reasoning.Meaning;
import org.touchstone.author.reasoning.Reasoning;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.rules.BuiltRules;
import org.touchstone.check.rules.Ruleset;
import org.touchstone.check.rules.RulesetReader;

/**
 * How long policy staff wait for reasoning, in a process that keeps running: after one changed sentence or number, for the whole
 * check and the reasoning about that requirement; for its examples; for all requirements; and for what a change means. Times of the clock and of the
 * processor. Works on a copy of the rules. Run by {@code src/docs/measure.sh}.
 */
public final class ReasonBenchmark {

    private static final int TIMES = 15;
    private static final int UNTIMED = 5;
    private static final String SENTENCES = "group-size/rules.dslr";
    private static final String NUMBERS = "parameters.yaml";
    private static final String BEFORE = "  Its group size is exactly 1\n";

    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final Path rules;
    private final RulesetReader reader;

    private ReasonBenchmark(Path folder) {
        rules = ShippedRules.copyTo(folder.resolve("rules"));
        reader = new RulesetReader(new BuiltRules(folder.resolve("built")));
    }

    private interface Work {
        void run(int time) throws IOException, MistakesException;
    }

    /** Prints the medians; from the folder of {@code pom.xml}. */
    public static void main(String... args) throws IOException, MistakesException {
        Path folder = Files.createTempDirectory("touchstone-reason");
        ReasonBenchmark benchmark = new ReasonBenchmark(folder);
        Ruleset first = benchmark.reader.read(benchmark.rules);
        measure("change one sentence, check, and reason about its requirement", time -> {
            benchmark.edit(time);
            Reasoning.of(benchmark.reader.read(benchmark.rules), ShippedRules.AS_OF, Optional.of("group-size"));
        });
        measure("change one number, check, and reason about its requirement", time -> {
            benchmark.number(time);
            Reasoning.of(benchmark.reader.read(benchmark.rules), ShippedRules.AS_OF, Optional.of("group-size"));
        });
        measure("change one number, check, and run the examples of its requirement", time -> {
            benchmark.number(time);
            Ruleset changed = benchmark.reader.read(benchmark.rules);
            ExampleRunner.run(
                    changed, ShippedRules.AS_OF, ExamplesReader.read(changed, "group-size"::equals), begun -> true);
        });
        measure("change one sentence, check, and say what it means", time -> {
            benchmark.edit(time);
            Meaning.between(first, benchmark.reader.read(benchmark.rules), ShippedRules.AS_OF);
        });
        measure("reason about all requirements", time -> Reasoning.of(first, ShippedRules.AS_OF, Optional.empty()));
        try (var all = Files.walk(folder)) {
            for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private void edit(int time) throws IOException {
        String original = Files.readString(ShippedRules.FOLDER.resolve(SENTENCES));
        if (!original.contains(BEFORE)) {
            throw new IllegalStateException(SENTENCES + " no longer holds: " + BEFORE);
        }
        Files.writeString(
                rules.resolve(SENTENCES),
                original.replace(BEFORE, "  Its group size is less than " + (3 + time) + "\n"));
    }

    private void number(int time) throws IOException {
        String original = Files.readString(ShippedRules.FOLDER.resolve(NUMBERS));
        Files.writeString(rules.resolve(NUMBERS), original.replaceFirst("value: 18\n", "value: " + (20 + time) + "\n"));
    }

    private static void measure(String what, Work work) throws IOException, MistakesException {
        double[] wall = new double[TIMES];
        double[] processor = new double[TIMES];
        for (int i = -UNTIMED; i < TIMES; i++) {
            long start = System.nanoTime();
            long used = PROCESS.getProcessCpuTime();
            work.run(i + UNTIMED);
            if (i >= 0) {
                wall[i] = (System.nanoTime() - start) / 1e6;
                processor[i] = (PROCESS.getProcessCpuTime() - used) / 1e6;
            }
        }
        List.of(wall, processor).forEach(Arrays::sort);
        System.out.printf(
                Locale.ROOT,
                "%s: %.0f ms, %.0f ms of processor time (medians of %d)%n",
                what,
                wall[TIMES / 2],
                processor[TIMES / 2],
                TIMES);
    }
}
