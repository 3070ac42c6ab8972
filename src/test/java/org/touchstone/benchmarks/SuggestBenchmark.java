package org.touchstone.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.touchstone.ShippedRules;
import org.touchstone.check.assessment.Assessment;
import org.touchstone.check.assessment.Assessor;
import org.touchstone.check.catalogue.Element;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.submission.SubmissionReader;
import org.touchstone.check.suggestion.Suggestion;
import org.touchstone.check.suggestion.Suggestions;

/** How long it takes to find and prove what would settle a course: a thin one, and one that claims every element thinly. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 3, time = 3)
@Fork(1)
public class SuggestBenchmark {

    /** The course: a fixture, or one with nothing but every claim. */
    @Param({"silent-course", "every-claim"})
    public String course = "silent-course";

    private Assessment assessment = ShippedRules.assess(ShippedRules.course("bare-course"));

    /** Checks the course. */
    @Setup
    public void prepare() throws IOException, MistakesException {
        byte[] bytes = course.equals("every-claim")
                ? everyClaim()
                : Files.readAllBytes(Path.of("fixtures", course, "course.yaml"));
        assessment = Assessor.assess(
                SubmissionReader.read(
                        bytes, course, ShippedRules.RULESET.catalogue().questions()),
                ShippedRules.RULESET,
                ShippedRules.AS_OF);
    }

    private static byte[] everyClaim() {
        StringBuilder claims = new StringBuilder("provider: {name: All}\ncourse: {title: All}\nclaims:\n");
        for (Element element : ShippedRules.RULESET.catalogue().elements()) {
            if (element.kind().equals("approach") || element.kind().equals("component")) {
                claims.append("  - {element: ").append(element.id()).append(", levels: [1, 2, 3]}\n");
            }
        }
        return claims.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Benchmark
    public List<Suggestion> suggest() {
        return Suggestions.of(assessment);
    }

    /** Runs it; from the folder of {@code pom.xml}. */
    public static void main(String... options) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(SuggestBenchmark.class.getSimpleName())
                        .build())
                .run();
    }
}
