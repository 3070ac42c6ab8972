package org.touchstone.base.accounts;

import java.util.Locale;
import java.util.stream.Stream;
import org.touchstone.base.RefusedException;

/** What a password has to be: long, and not easily guessed from the account. Any characters will do. */
public final class PasswordStrength {

    /** The fewest characters. */
    public static final int FEWEST = 12;

    /** The most characters. */
    public static final int MOST = 128;

    private static final int FEWEST_DIFFERENT = 5;

    private PasswordStrength() {}

    /** Refuses a password that is too short, too long or too easily guessed. */
    static void check(Account account, String password) {
        int length = password.codePointCount(0, password.length());
        if (length < FEWEST) {
            throw new RefusedException("password", "refused.password-short");
        }
        if (length > MOST) {
            throw new RefusedException("password", "refused.password-long");
        }
        String low = password.toLowerCase(Locale.ROOT);
        String rest = Stream.of(account.email().split("@")[0], "touchstone", "password", "qwertyuiop", "1234567890")
                .filter(known -> known.length() >= 3)
                .reduce(low, (left, known) -> left.replace(known, ""));
        if (low.chars().distinct().count() < FEWEST_DIFFERENT || rest.length() < FEWEST / 2) {
            throw new RefusedException("password", "refused.password-guessed");
        }
    }
}
