package org.touchstone.policy.impact;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.touchstone.ShippedRules;
import org.touchstone.check.rules.Ruleset;
import org.touchstone.check.rules.RulesetFiles;
import org.touchstone.check.rules.RulesetReader;
import org.touchstone.policy.drafts.RuleEdit;
import org.touchstone.policy.drafts.RuleEdits;
import org.touchstone.policy.drafts.Touched;

class EffectsTest {

    private static final LocalDate SEPTEMBER = LocalDate.of(2027, 9, 1);

    private static Ruleset changed(RuleEdit... edits) throws Exception {
        SortedMap<String, byte[]> files =
                new TreeMap<>(ShippedRules.RULESET.files().content());
        RuleEdits.all(List.of(edits)).on(files).forEach((file, content) -> files.put(file, content.orElseThrow()));
        return new RulesetReader(ShippedRules.BUILT).read(RulesetFiles.brought(files));
    }

    private static Ruleset tenToSixteen() throws Exception {
        return changed(
                RuleEdits.number("group-size", "least", "10", SEPTEMBER, "House policy"),
                RuleEdits.number("group-size", "most", "16", SEPTEMBER, "House policy"));
    }

    private static List<Effect> effects(Ruleset to, LocalDate day, String from, String becomes) throws Exception {
        String course = Files.readString(Path.of("rules/examples/complete-course.yaml"));
        assertThat(course).contains(from);
        return new Effects(ShippedRules.RULESET, to, day)
                .on(course.replaceFirst(Pattern.quote(from), becomes).getBytes(StandardCharsets.UTF_8), "course.yaml");
    }

    @Test
    void anotherNumberChangesResultsFromItsDayAndNoEarlier() throws Exception {
        Ruleset to = tenToSixteen();
        assertThat(Touched.between(ShippedRules.RULESET, to)).containsExactly("group-size");
        assertThat(effects(to, SEPTEMBER.minusDays(1), "groupSize: 16", "groupSize: 18"))
                .isEmpty();
        List<Effect> effects = effects(to, SEPTEMBER, "groupSize: 16", "groupSize: 18");
        assertThat(effects)
                .hasSize(2)
                .allSatisfy(effect -> assertThat(effect.standards()).containsExactly("FW-DEL-01"));
        assertThat(effects.get(1).part()).isEqualTo("group-size/recommended-number");
        assertThat(effects.get(1).title()).isEqualTo("Group size");
        assertThat(effects.get(1).asks()).isEqualTo("A face-to-face group that trains skills has 10 to 16 people.");
        assertThat(effects.get(1).before()).isEqualTo("MET");
        assertThat(effects.get(1).after()).isEqualTo("RECOMMENDATION_NOT_MET");
        assertThat(effects.get(1).reasonAfter()).contains("10 to 16 are recommended");
    }

    @Test
    void aRetiredStandardIsAskedNoLonger() throws Exception {
        Ruleset to = changed(RuleEdits.retired(List.of("FW-SUS-05"), SEPTEMBER));
        assertThat(effects(to, SEPTEMBER.minusDays(1), "groupSize: 16", "groupSize: 16"))
                .isEmpty();
        assertThat(effects(to, SEPTEMBER, "groupSize: 16", "groupSize: 16"))
                .isNotEmpty()
                .allSatisfy(effect -> {
                    assertThat(effect.standards()).containsExactly("FW-SUS-05");
                    assertThat(effect.after()).isEmpty();
                });
    }

    @Test
    void otherWordsChangeNoResult() throws Exception {
        Ruleset to = changed(
                RuleEdits.wording("group-size/requirement.yaml", List.of(), "title", "Group size", "Sizes of groups"));
        assertThat(Touched.between(ShippedRules.RULESET, to)).containsExactly("group-size");
        assertThat(effects(to, SEPTEMBER, "groupSize: 16", "groupSize: 18")).isEmpty();
    }
}
