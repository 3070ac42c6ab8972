package org.touchstone.rules;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * The rules of one requirement in the engine's language: what is compiled, and kept once it is compiled.
 *
 * @param requirement the folder they stand in
 * @param drl the engine's text, a line for each line of {@code rules.dslr}
 */
record RuleSource(String requirement, String drl) {

    /** Names what these rules are built to: a digest of their text and of what they are compiled against. */
    String key() {
        MessageDigest sha = RulesetFiles.sha256();
        sha.update((ProgramDigest.VALUE + "\0" + requirement + "\0" + drl).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(sha.digest(), 0, 16);
    }
}
