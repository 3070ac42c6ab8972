package org.touchstone.check.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.touchstone.ShippedRules;
import org.touchstone.check.catalogue.Days;
import org.touchstone.check.facts.CourseFacts;
import org.touchstone.check.facts.Described;
import org.touchstone.check.facts.Subject;
import org.touchstone.check.language.About;
import org.touchstone.check.language.Condition;
import org.touchstone.check.language.Rule;
import org.touchstone.check.language.RuleBook;
import org.touchstone.check.language.Said;
import org.touchstone.check.language.Things;
import org.touchstone.check.located.Place;
import org.touchstone.check.submission.Submission;

/**
 * Guards against apache/incubator-kie issue 7115 (Drools 10.0 to 10.2): a rule with {@code exists A() not B()} stops
 * firing, without a word, beside a rule with {@code exists A() exists B()} in another package. {@link CompiledRules}
 * keeps the rules of each requirement in a package of their own, and does not share beta nodes.
 */
class SilentlySkippedRuleTest {

    /** So that the things of both kinds are put to the rules. */
    private static final List<Condition> BOTH = List.of(
            new Condition.ThereIs(new Things("a", List.of())), new Condition.ThereIs(new Things("b", List.of())));

    @TempDir
    Path folder;

    @Test
    void aRuleWithExistsAndNotFiresBesideOneWithTwoExists() throws Exception {
        CompiledRules rules = new BuiltRules(folder).rules(List.of(source("first", ""), source("second", "not ")));
        RuleBook book = new RuleBook(Map.of("first", List.of(rule("first")), "second", List.of(rule("second"))));

        assertThat(fired(rules, book, "a")).containsExactly("second: second");
        assertThat(fired(rules, book, "a", "b")).containsExactly("first: first");
        assertThat(fired(rules, book, "b")).isEmpty();
    }

    private static Rule rule(String name) {
        return new Rule(
                name,
                name,
                1,
                Days.ALWAYS,
                new About.OnePart(name),
                BOTH,
                Said.MET,
                List.of(),
                new Rule.Line(1, 0, ""));
    }

    private static RuleSource source(String name, String not) {
        return RuleSource.ofText(
                name,
                List.of(rule(name)),
                "rule \"" + name + " 0 0\" when $all : Amounts() exists Described(kind == \"a\") "
                        + (not.isEmpty() ? "exists " : not)
                        + "Described(kind == \"b\") then if ($all != null) remarks.say(null, \""
                        + name + "\", 0); end\n");
    }

    private static List<String> fired(CompiledRules rules, RuleBook book, String... kinds) {
        Submission submission = ShippedRules.submission(ShippedRules.course("complete-course"));
        Map<String, List<Described>> things = new LinkedHashMap<>();
        for (String kind : kinds) {
            things.put(kind, List.of(described(kind)));
        }
        Described course = described("course");
        return rules
                .evaluate(book, List.of(), new CourseFacts(submission, course, things, Map.of()), ShippedRules.AS_OF)
                .remarks()
                .stream()
                .map(remark -> remark.rule().fullName())
                .toList();
    }

    private static Described described(String kind) {
        return new Described(new Subject(kind, kind, kind, Place.START), Map.of());
    }
}
