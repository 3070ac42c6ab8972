package org.touchstone.check.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.touchstone.RandomCourses;
import org.touchstone.ShippedRules;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.facts.CourseFacts;
import org.touchstone.check.facts.Fact;
import org.touchstone.check.facts.FactExtractor;
import org.touchstone.check.facts.Scope;
import org.touchstone.check.language.Condition;
import org.touchstone.check.language.Evaluation;
import org.touchstone.check.language.RandomRules;
import org.touchstone.check.language.Remark;
import org.touchstone.check.language.Rule;
import org.touchstone.check.language.RuleBook;
import org.touchstone.check.language.RuleFileReader;
import org.touchstone.check.language.SentenceWriter;
import org.touchstone.check.located.Mistake;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.located.Node;
import org.touchstone.check.located.NodeReader;

/**
 * The engine and the plain evaluator say the same of every course, on the same facts: of the shipped rules, and of rules
 * made at random from every form of the grammar. It guards against an engine that keeps a rule silent.
 */
@Tag("thorough")
class TwoEvaluatorsTest {

    private static final int COURSES = Integer.getInteger("touchstone.two-evaluators.courses", 300);
    private static final int RULES = Integer.getInteger("touchstone.two-evaluators.rules", 240);

    private static final Catalogue CATALOGUE = ShippedRules.RULESET.catalogue();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"complete-course", "every-element", "bare-course"})
    void agreeOnACompleteCourse(String name) {
        agree(ShippedRules.course(name), ShippedRules.RULESET);
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
    void agreeOnAFixture(Path course) throws MistakesException {
        agree(NodeReader.read(course), ShippedRules.RULESET);
    }

    @Test
    void agreeOnRandomCourses() {
        RandomCourses courses = new RandomCourses(CATALOGUE, 1);
        for (int i = 0; i < COURSES; i++) {
            agree(courses.next(), ShippedRules.RULESET);
        }
    }

    @Test
    void agreeWherePolicyHasSetEveryNumber() throws IOException {
        Path parameters = ShippedRules.copyTo(folder).resolve("parameters.yaml");
        Files.writeString(parameters, Files.readString(parameters).replace("value: not set", "value: 14"));
        try (Ruleset ruleset = ShippedRules.read(folder)) {
            RandomCourses courses = new RandomCourses(ruleset.catalogue(), 2);
            for (int i = 0; i < COURSES / 3; i++) {
                agree(courses.next(), ruleset);
            }
        }
    }

    @Test
    void agreeOnRandomRulesThatAreReadBackFromTheirSentences() throws MistakesException {
        RandomRules random = new RandomRules(CATALOGUE, 3);
        Map<String, StringBuilder> texts = new TreeMap<>();
        Map<String, List<List<Condition>>> meant = new TreeMap<>();
        for (int i = 0; i < RULES; i++) {
            Rule rule = random.next();
            texts.computeIfAbsent(rule.requirement(), id -> new StringBuilder())
                    .append(written(rule, random.part().per()));
            meant.computeIfAbsent(rule.requirement(), id -> new ArrayList<>()).add(rule.when());
        }
        Map<String, List<Rule>> read = new TreeMap<>();
        RuleFileReader reader = new RuleFileReader(CATALOGUE, ShippedRules.RULESET.language());
        texts.forEach((requirement, text) -> {
            List<Mistake> mistakes = new ArrayList<>();
            List<Rule> rules =
                    reader.read(requirement, text.toString().getBytes(StandardCharsets.UTF_8), List.of(), mistakes);
            assertThat(mistakes).as(text.toString()).isEmpty();
            assertThat(rules.stream().map(Rule::when).toList()).isEqualTo(meant.get(requirement));
            read.put(requirement, rules);
        });
        RuleBook book = new RuleBook(read);
        List<RuleSource> sources = read.entrySet().stream()
                .map(each -> new RuleSource(each.getKey(), each.getValue()))
                .toList();
        Ruleset ruleset = new Ruleset(
                ShippedRules.RULESET.files(),
                "random",
                CATALOGUE,
                book,
                ShippedRules.RULESET.language(),
                new BuiltRules(folder).rules(sources));
        RandomCourses courses = new RandomCourses(CATALOGUE, 4);
        TreeSet<String> spoke = new TreeSet<>();
        for (int i = 0; i < COURSES; i++) {
            agree(courses.next(), ruleset)
                    .remarks()
                    .forEach(remark -> spoke.add(remark.rule().fullName()));
        }
        assertThat(spoke).as("rules that spoke at all").hasSizeGreaterThan(RULES / 3);
    }

    /** A rule as it would stand in a file, its conditions in their normal form. */
    private static String written(Rule rule, String per) {
        SentenceWriter writer = new SentenceWriter(ShippedRules.RULESET.language(), per);
        String part = ((org.touchstone.check.language.About.OnePart) rule.about())
                .key()
                .replaceFirst(".*/", "");
        return "rule \"" + rule.name() + "\"\nwhen\n  Part " + part + " is asked\n"
                + rule.when().stream()
                        .flatMap(each -> writer.lines(each).stream())
                        .map(line -> "  " + line + "\n")
                        .collect(Collectors.joining())
                + "then\n  A reviewer judges it\nend\n";
    }

    private static Evaluation agree(Node node, Ruleset ruleset) {
        CourseFacts course =
                FactExtractor.extract(ShippedRules.submission(node), ruleset.catalogue(), ShippedRules.AS_OF);
        Scope scope = Scope.of(course, ruleset.catalogue(), ShippedRules.AS_OF);
        Evaluation evaluation = ruleset.evaluate(scope.asked(), course, ShippedRules.AS_OF);

        assertThat(evaluation.failures()).isEmpty();
        assertThat(described(evaluation.remarks()))
                .isEqualTo(described(ruleset.rules()
                        .evaluate(scope.asked(), course, ShippedRules.AS_OF)
                        .remarks()));
        return evaluation;
    }

    private static String described(List<Remark> remarks) {
        return remarks.stream().map(TwoEvaluatorsTest::described).sorted().collect(Collectors.joining("\n"));
    }

    private static String described(Remark remark) {
        return remark.rule().fullName() + ": " + remark.said() + " of " + remark.asked() + " on "
                + new TreeSet<>(remark.facts().stream()
                        .map(TwoEvaluatorsTest::described)
                        .toList())
                + remark.parameters();
    }

    private static String described(Fact fact) {
        return fact.subject().kind() + " " + fact.subject().id() + " " + fact.name() + "=" + fact.text();
    }
}
