package org.touchstone.author.reasoning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.touchstone.EditedRules;
import org.touchstone.ShippedRules;
import org.touchstone.check.assessment.Assessor;
import org.touchstone.check.findings.Finding;
import org.touchstone.check.findings.Outcome;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.rules.Ruleset;
import org.touchstone.check.submission.SubmissionReader;

/** Mistakes that are put into the rules on purpose are found, each with a course on which the engine finds it so. */
class ReasoningTest {

    private static final String RULES = "group-size/rules.dslr";
    private static final String AT_LEAST = "  Its group size least is at least the parameter least\n";

    @TempDir
    Path folder;

    private EditedRules rules;

    private List<Concern> after(String file, String from, String to) throws IOException, MistakesException {
        rules = new EditedRules(folder, "group-size").edit(file, from, to);
        return Reasoning.of(rules.read(), ShippedRules.AS_OF, Optional.empty()).stream()
                .filter(remark -> remark.part().equals("recommended-number"))
                .toList();
    }

    private List<Concern> afterAdding(String when, String then) throws IOException, MistakesException {
        String first = "rule \"Face-to-face group is larger than recommended\"\n";
        return after(
                RULES,
                first,
                "rule \"Added\"\nwhen\n  Part recommended-number is asked\n" + when + "then\n  " + then + "\nend\n\n"
                        + first);
    }

    private Finding found(Concern remark) throws MistakesException {
        Ruleset ruleset = rules.read();
        return Assessor.assess(
                        SubmissionReader.read(
                                remark.course().orElseThrow().getBytes(StandardCharsets.UTF_8),
                                "course.yaml",
                                ruleset.catalogue().questions()),
                        ruleset,
                        ShippedRules.AS_OF)
                .findings()
                .stream()
                .filter(finding -> finding.part().id().equals("recommended-number"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void saysNothingOfThePartAsItIs() {
        assertThat(Reasoning.of(ShippedRules.RULESET, ShippedRules.AS_OF, Optional.of("group-size")))
                .noneMatch(remark -> remark.part().equals("recommended-number"));
    }

    @Test
    void findsTwoRulesThatContradictEachOther() throws IOException, MistakesException {
        List<Concern> remarks =
                afterAdding("  Its group size least is at least 12\n  Its group size is at most 20\n", "It is met");

        Concern remark = only(remarks, Concern.Kind.CONTRADICTION);
        assertThat(remark.what()).contains("\"Added\"", "\"Face-to-face group is larger than recommended\"");
        assertThat(found(remark).outcome()).isEqualTo(Outcome.CONFLICTING);
        assertThat(remark.course().orElseThrow()).containsPattern("groupSize: (19|20)\n");
    }

    @Test
    void findsACourseOfWhichNoRuleSaysAnything() throws IOException, MistakesException {
        List<Concern> remarks = after(RULES, AT_LEAST, "  Its group size least is at least 14\n");

        Concern remark = only(remarks, Concern.Kind.GAP);
        assertThat(remark.file()).isEqualTo("group-size/requirement.yaml");
        assertThat(found(remark).outcome()).isEqualTo(Outcome.NOT_STATED);
        assertThat(remark.course().orElseThrow()).containsPattern("groupSizeLeast: (12|13)\n");
    }

    @Test
    void findsARuleThatMakesNoDifference() throws IOException, MistakesException {
        List<Concern> remarks = afterAdding("  Its group size is more than 30\n", "It is not met");

        Concern remark = only(remarks, Concern.Kind.REDUNDANT);
        assertThat(remark.line()).isEqualTo(rules.editedLine());
        assertThat(found(remark).rules())
                .extracting(rule -> rule.name())
                .contains("Added", "Face-to-face group is larger than recommended");
    }

    @Test
    void findsARuleThatCanNeverApply() throws IOException, MistakesException {
        List<Concern> remarks = afterAdding(
                "  Its group size is more than the parameter most\n  Its group size is less than the parameter least\n",
                "It is not met");

        Concern remark = only(remarks, Concern.Kind.NEVER_APPLIES);
        assertThat(remark.what()).contains("\"Added\"");
        assertThat(remark.line()).isEqualTo(rules.editedLine());
        assertThat(remark.course()).isEmpty();
    }

    @Test
    void findsAnExceptionThatNeverHolds() throws IOException, MistakesException {
        List<Concern> remarks = afterAdding(
                "  Its facilitators present is given\n  Its group size is more than the parameter most\n"
                        + "  unless:\n    Its group size is less than the parameter least\n",
                "The statements conflict");

        Concern remark = only(remarks, Concern.Kind.UNLESS_NEVER_HOLDS);
        assertThat(found(remark).rules()).extracting(rule -> rule.name()).contains("Added");
    }

    @Test
    void findsNumbersWithWhichAPartCanNeverBeMet() throws IOException, MistakesException {
        List<Concern> remarks =
                after("parameters.yaml", "  name: least\n  value: 12\n", "  name: least\n  value: 20\n");

        Concern remark = only(remarks, Concern.Kind.NEVER_DECIDES);
        assertThat(remark.what()).contains("\"Face-to-face group is of the recommended size\"");
        assertThat(remark.file()).isEqualTo("group-size/rules.dslr");
    }

    @Test
    void saysFromWhichDaySomethingFollows() throws IOException, MistakesException {
        List<Concern> remarks = after(
                "parameters.yaml",
                "  name: least\n  value: 12\n",
                "  name: least\n  value: 20\n  unit: people\n  from: 2030-09-01\n  source: House policy\n"
                        + "- requirement: group-size\n  name: least\n  value: 12\n  to: 2030-09-01\n");

        assertThat(only(remarks, Concern.Kind.NEVER_DECIDES).what())
                .startsWith("From 1 September 2030: The rule \"Face-to-face group is of the recommended size\"");
    }

    private static Concern only(List<Concern> remarks, Concern.Kind kind) {
        assertThat(remarks).extracting(Concern::kind).contains(kind);
        List<Concern> those =
                remarks.stream().filter(remark -> remark.kind() == kind).toList();
        assertThat(those).hasSize(1);
        assertThat(those.get(0).remedy()).isNotBlank();
        return those.get(0);
    }
}
