package org.touchstone.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.touchstone.ShippedRules;
import org.touchstone.facts.CourseFacts;
import org.touchstone.facts.Described;
import org.touchstone.facts.Subject;
import org.touchstone.located.Place;
import org.touchstone.submission.Submission;

/**
 * Guards against apache/incubator-kie issue 7115 (Drools 10.0 to 10.2): a rule with {@code exists A() not B()} stops
 * firing, without a word, beside a rule with {@code exists A() exists B()} in another package. {@link CompiledRules}
 * keeps the rules of each requirement in a package of their own, and does not share beta nodes.
 */
class SilentlySkippedRuleTest {

    private static final String CONCLUSION =
            "then remarks.say(Said.MET, null, \"%s\", java.util.List.of(), java.util.List.of()); end ";

    @TempDir
    Path folder;

    @Test
    void aRuleWithExistsAndNotFiresBesideOneWithTwoExists() throws Exception {
        String a = "exists Described(kind == \"a\") ";
        RuleSource both = new RuleSource(
                "first", "rule \"both\" when " + a + "exists Described(kind == \"b\") " + CONCLUSION.formatted("both"));
        RuleSource one = new RuleSource(
                "second", "rule \"one\" when " + a + "not Described(kind == \"b\") " + CONCLUSION.formatted("one"));

        CompiledRules rules = new BuiltRules(folder).rules(List.of(both, one));

        assertThat(fired(rules, "a")).containsExactly("one");
        assertThat(fired(rules, "a", "b")).containsExactly("both");
        assertThat(fired(rules, "b")).isEmpty();
    }

    private static List<String> fired(CompiledRules rules, String... kinds) {
        Submission submission = ShippedRules.submission(ShippedRules.course("complete-course"));
        Map<String, List<Described>> things = new LinkedHashMap<>();
        for (String kind : kinds) {
            things.put(kind, List.of(new Described(new Subject(kind, kind, kind, Place.START), Map.of())));
        }
        Described course = new Described(new Subject("course", "course", "the course", Place.START), Map.of());
        return rules.evaluate(List.of(), new CourseFacts(submission, course, things)).remarks().stream()
                .map(Remark::rule)
                .toList();
    }
}
