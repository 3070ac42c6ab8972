package org.touchstone.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.touchstone.catalogue.Parameter;

/**
 * Guards against apache/incubator-kie issue 7115 (Drools 10.0 to 10.2): a rule with {@code exists A() not B()} stops
 * firing, without a word, beside a rule with {@code exists A() exists B()} in another package. {@link CompiledRules}
 * keeps all rules in one package and does not share beta nodes.
 */
class SilentlySkippedRuleTest {

    private static final String CONCLUSION = "then insert(new RuleFailure(\"%s\", \"fired\")); end ";

    @TempDir
    Path folder;

    @Test
    void aRuleWithExistsAndNotFiresBesideOneWithTwoExists() throws Exception {
        SortedMap<String, String> translated = new TreeMap<>();
        String a = "exists Parameter(name == \"a\") ";
        translated.put("first", "rule \"both\" when " + a + "exists Parameter(name == \"b\") " + CONCLUSION.formatted("both"));
        translated.put("second", "rule \"one\" when " + a + "not Parameter(name == \"b\") " + CONCLUSION.formatted("one"));

        try (CompiledRules rules = new BuiltRules(folder).rules(translated, BuiltRules.key(translated))) {
            assertThat(fired(rules, "a")).containsExactly("one");
            assertThat(fired(rules, "a", "b")).containsExactly("both");
            assertThat(fired(rules, "b")).isEmpty();
        }
    }

    private static List<String> fired(CompiledRules rules, String... names) {
        List<Parameter> parameters = java.util.Arrays.stream(names)
                .map(name -> new Parameter(
                        "r", name, 1, "", java.util.Optional.empty(), java.util.Optional.empty(), ""))
                .toList();
        return rules.evaluate(List.of(), List.of(), parameters).failures().stream()
                .map(RuleFailure::rule)
                .toList();
    }
}
