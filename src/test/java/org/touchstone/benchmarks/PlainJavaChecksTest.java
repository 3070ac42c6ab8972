package org.touchstone.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.touchstone.RandomCourses;
import org.touchstone.ShippedRules;
import org.touchstone.facts.CourseFacts;
import org.touchstone.facts.Fact;
import org.touchstone.facts.FactExtractor;
import org.touchstone.facts.Scope;
import org.touchstone.located.MistakesException;
import org.touchstone.located.Node;
import org.touchstone.located.NodeReader;
import org.touchstone.rules.Evaluation;
import org.touchstone.rules.Remark;
import org.touchstone.rules.Ruleset;

/** The checks by hand and the rules say the same of every course, on the same facts. */
class PlainJavaChecksTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"complete-course", "every-element"})
    void sayTheSameAsTheRulesOfACompleteCourse(String name) {
        saysTheSame(ShippedRules.course(name), ShippedRules.RULESET);
    }

    static List<Path> fixtures() throws IOException {
        try (Stream<Path> all = Files.walk(Path.of("fixtures"))) {
            return all.filter(file -> file.getFileName().toString().startsWith("course."))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void sayTheSameAsTheRulesOfAFixture(Path course) throws MistakesException {
        saysTheSame(NodeReader.read(course), ShippedRules.RULESET);
    }

    @Test
    void sayTheSameAsTheRulesOfRandomCourses() {
        RandomCourses courses = new RandomCourses(ShippedRules.RULESET.catalogue(), 1);
        for (int i = 0; i < 300; i++) {
            saysTheSame(courses.next(), ShippedRules.RULESET);
        }
    }

    @Test
    void sayTheSameAsTheRulesWherePolicyHasSetEveryNumber() throws IOException {
        Path parameters = ShippedRules.copyTo(folder).resolve("parameters.yaml");
        Files.writeString(parameters, Files.readString(parameters).replace("value: not set", "value: 14"));
        try (Ruleset ruleset = ShippedRules.read(folder)) {
            RandomCourses courses = new RandomCourses(ruleset.catalogue(), 2);
            for (int i = 0; i < 100; i++) {
                saysTheSame(courses.next(), ruleset);
            }
        }
    }

    private static void saysTheSame(Node node, Ruleset ruleset) {
        CourseFacts course = FactExtractor.extract(ShippedRules.submission(node), ruleset.catalogue());
        Scope scope = Scope.of(course, ruleset.catalogue(), ShippedRules.AS_OF);
        Evaluation evaluation = ruleset.compiled().evaluate(scope.asked(), course);

        assertThat(evaluation.failures()).isEmpty();
        assertThat(described(PlainJavaChecks.evaluate(scope.asked(), course)))
                .isEqualTo(described(evaluation.remarks()));
    }

    private static String described(List<Remark> remarks) {
        return remarks.stream().map(PlainJavaChecksTest::described).sorted().collect(Collectors.joining("\n"));
    }

    private static String described(Remark remark) {
        return remark.rule() + ": " + remark.said() + " of " + remark.asked() + " on "
                + new TreeSet<>(remark.facts().stream()
                        .map(PlainJavaChecksTest::described)
                        .toList())
                + remark.parameters();
    }

    private static String described(Fact fact) {
        return fact.subject().kind() + " " + fact.subject().id() + " " + fact.name() + "=" + fact.text();
    }
}
