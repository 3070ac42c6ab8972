package org.touchstone.check.submission;

import java.util.Locale;
import java.util.regex.Pattern;
import org.touchstone.check.located.CleanText;

/** What a person means by an answer that is no prose: odd spaces and hyphens aside, and what cannot be seen. */
public final class Meant {

    private static final Pattern JOINTS = Pattern.compile("[\\s_/.-]+");
    private static final Pattern OUTCOME = Pattern.compile("[A-Z]+(-L?\\d+)+");

    private Meant() {}

    /** An answer as a program compares it; prose to the letter. */
    public static String text(Question question, String text) {
        return switch (question.answers()) {
            case TEXT, PHRASE, DESCRIPTION -> text;
            case CURRICULUM -> outcome(CleanText.plain(text));
            case INTERVAL -> Lengths.meant(text).orElseGet(() -> CleanText.plain(text));
            default -> CleanText.plain(text);
        };
    }

    /** The id of a curriculum outcome in capitals and with hyphens: {@code hc l1 01} means {@code HC-L1-01}. */
    private static String outcome(String text) {
        String id = JOINTS.matcher(text).replaceAll("-").toUpperCase(Locale.ROOT);
        return OUTCOME.matcher(id).matches() ? id : text;
    }
}
