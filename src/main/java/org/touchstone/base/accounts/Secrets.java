package org.touchstone.base.accounts;

import java.security.SecureRandom;
import java.util.Base64;
import org.touchstone.base.audit.Digests;

/** Secrets that only a machine has to remember: 256 random bits, of which only the SHA-256 is stored. */
final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    static String make() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static String hash(String secret) {
        return Digests.of(secret);
    }
}
