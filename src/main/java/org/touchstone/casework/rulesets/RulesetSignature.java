package org.touchstone.casework.rulesets;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.touchstone.base.signing.SignedText;
import org.touchstone.base.signing.SigningKey;

/** Somebody's word, by a secret key, that a ruleset is theirs: a signature of its digest, so of every letter of it. */
public final class RulesetSignature {

    /** Where it stands in a folder of rules. Files whose names begin with a dot are no part of the ruleset. */
    public static final String FILE = ".signature";

    private static final String TYPE = "touchstone-ruleset+jws";
    private static final int LONGEST = 10_000;

    private RulesetSignature() {}

    /** Signs a ruleset. */
    public static String of(String digest, SigningKey key) {
        return key.signWithKey(digest.getBytes(StandardCharsets.US_ASCII), TYPE, key.id());
    }

    /** The signature in a folder of rules; empty where there is none that can be read. */
    public static String in(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            return Files.isRegularFile(file) && Files.size(file) <= LONGEST ? Files.readString(file) : "";
        } catch (IOException e) {
            return "";
        }
    }

    /** Whether a signature is one of this ruleset, by one of these keys. */
    static boolean holds(String signature, String digest, List<String> keys) {
        return signer(signature, digest).filter(keys::contains).isPresent();
    }

    /** The id of the key that a ruleset is signed with; nothing where the signature does not hold for it. */
    public static Optional<String> signer(String signature, String digest) {
        return signature.length() > LONGEST
                ? Optional.empty()
                : SignedText.read(signature, TYPE)
                        .filter(signed -> signed.text().equals(digest))
                        .map(SignedText::key);
    }
}
