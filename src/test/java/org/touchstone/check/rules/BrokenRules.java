package org.touchstone.check.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.touchstone.ShippedRules;
import org.touchstone.check.located.MistakesException;

/** Rules on the size of groups of which one throws. No sentence makes such a rule: it is written in the engine's language. */
public final class BrokenRules {

    /** The rule that throws. */
    public static final String BROKEN = "Face-to-face group is larger than recommended";

    private static final String ABOUT_IT = "$asked : Asked(key == \"group-size/recommended-number\"";
    private static final String SAYS_IT = "remarks.say($asked, \"group-size\", 0);";

    static final String CONCLUSION_THROWS =
            " when " + ABOUT_IT + ", given(\"session.group size\")) then \"x\".substring(5); " + SAYS_IT + " end\n";
    static final String CONDITION_THROWS =
            " when " + ABOUT_IT + ", key.substring(5000) == \"x\") then " + SAYS_IT + " end\n";

    private BrokenRules() {}

    private static RuleSource ofGroups(Ruleset ruleset) {
        return new RuleSource("group-size", ruleset.rules().of("group-size"));
    }

    private static RuleSource broken(RuleSource sound, String broken) {
        assertThat(sound.rules().get(0).name()).isEqualTo(BROKEN);
        String text = sound.text();
        return RuleSource.ofText(
                "group-size",
                sound.rules(),
                "rule \"group-size 0\"" + broken + text.substring(text.indexOf("rule \"group-size 1\"")));
    }

    /** The ruleset in a folder, with a broken rule in the place of a sound one. */
    static Ruleset read(Path rules, String broken, Path store) throws MistakesException {
        try (Ruleset sound = ShippedRules.read(rules)) {
            List<RuleSource> sources = new ArrayList<>();
            for (String requirement : sound.rules().requirements()) {
                sources.add(new RuleSource(requirement, sound.rules().of(requirement)));
            }
            sources.removeIf(source -> source.requirement().equals("group-size"));
            sources.add(broken(ofGroups(sound), broken));
            CompiledRules compiled = new BuiltRules(store).rules(sources);
            return new Ruleset(
                    sound.files(), sound.digest(), sound.catalogue(), sound.rules(), sound.language(), compiled);
        }
    }

    /**
     * Puts rules of which one throws in the place of those that were built from a folder.
     *
     * @param store where whoever reads that folder next keeps built rules
     */
    public static void store(Path rules, Path store) throws IOException, MistakesException {
        try (Ruleset sound = new RulesetReader(new BuiltRules(store)).read(rules)) {
            RuleSource broken = broken(ofGroups(sound), CONCLUSION_THROWS);
            assertThat(ofGroups(sound).key())
                    .as("built rules that others use are left alone")
                    .isNotEqualTo(ofGroups(ShippedRules.RULESET).key());
            Map<String, byte[]> built = RuleCompiler.compile(List.of(broken));
            Files.write(store.resolve(ofGroups(sound).key() + ".rules"), built.get(broken.key()));
        }
    }
}
