package org.touchstone.check.rules;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.touchstone.check.language.Rule;

/** The rules of one requirement, and what the engine is given for them: what is compiled, and kept once it is compiled. */
final class RuleSource {

    private final String requirement;
    private final List<Rule> rules;
    private volatile @Nullable String text;
    private volatile @Nullable String key;

    /**
     * The rules of a requirement.
     *
     * @param requirement the folder they stand in
     * @param rules the rules, in their order
     */
    RuleSource(String requirement, List<Rule> rules) {
        this.requirement = requirement;
        this.rules = rules;
    }

    /** Rules as a text of the engine's, for tests of the engine itself. */
    static RuleSource ofText(String requirement, List<Rule> rules, String text) {
        RuleSource source = new RuleSource(requirement, rules);
        source.text = text;
        return source;
    }

    String requirement() {
        return requirement;
    }

    List<Rule> rules() {
        return rules;
    }

    /** The rules in the engine's language. */
    String text() {
        String known = text;
        if (known == null) {
            known = EngineText.of(requirement, rules);
            text = known;
        }
        return known;
    }

    /** Names what these rules are built to: a digest of their text and of what they are compiled against. */
    String key() {
        String known = key;
        if (known == null) {
            MessageDigest sha = RulesetFiles.sha256();
            sha.update((ProgramDigest.COMPILES + "\0" + requirement + "\0" + text()).getBytes(StandardCharsets.UTF_8));
            known = HexFormat.of().formatHex(sha.digest(), 0, 16);
            key = known;
        }
        return known;
    }
}
