package org.touchstone.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.touchstone.ShippedRules;
import org.touchstone.check.assessment.Assessor;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.rules.BuiltRules;
import org.touchstone.check.rules.Ruleset;
import org.touchstone.check.rules.RulesetReader;
import org.touchstone.check.submission.Submission;

/**
 * How long policy staff wait after a change, in a process that keeps running: from the change of one number, or of one
 * sentence, until a course is checked under it. Works on a copy of the rules. Run by {@code src/docs/measure.sh}.
 */
public final class ChangeBenchmark {

    private static final int TIMES = 15;
    private static final int UNTIMED = 5;

    private final Path rules;
    private final RulesetReader reader;
    private final Submission submission = ShippedRules.submission(ShippedRules.course("complete-course"));

    private ChangeBenchmark(Path folder) {
        rules = ShippedRules.copyTo(folder.resolve("rules"));
        reader = new RulesetReader(new BuiltRules(folder.resolve("built")));
    }

    /** Prints both medians; from the folder of {@code pom.xml}. */
    public static void main(String... args) throws IOException, MistakesException {
        Path folder = Files.createTempDirectory("touchstone-change");
        ChangeBenchmark benchmark = new ChangeBenchmark(folder);
        benchmark.check();
        System.out.printf(
                Locale.ROOT,
                "change one number and check again: %.0f ms (median of %d)%n",
                benchmark.median("parameters.yaml", "value: 18\n", "value: %d\n"),
                TIMES);
        System.out.printf(
                Locale.ROOT,
                "change one sentence and check again: %.0f ms (median of %d)%n",
                benchmark.median("levels-build-up/rules.dslr", "level is less than 2\n", "level is less than %d\n"),
                TIMES);
        delete(folder);
    }

    private double median(String file, String before, String after) throws IOException, MistakesException {
        Path path = rules.resolve(file);
        String original = Files.readString(path);
        if (!original.contains(before)) {
            throw new IllegalStateException(file + " no longer holds: " + before);
        }
        double[] milliseconds = new double[TIMES];
        for (int i = -UNTIMED; i < TIMES; i++) {
            String changed = String.format(Locale.ROOT, after, 100 + i);
            long start = System.nanoTime();
            Files.writeString(path, original.replace(before, changed));
            check();
            if (i >= 0) {
                milliseconds[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        Files.writeString(path, original);
        Arrays.sort(milliseconds);
        return milliseconds[TIMES / 2];
    }

    private void check() throws MistakesException {
        try (Ruleset ruleset = reader.read(rules)) {
            if (!Assessor.assess(submission, ruleset, ShippedRules.AS_OF)
                    .failures()
                    .isEmpty()) {
                throw new IllegalStateException("a rule broke");
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
