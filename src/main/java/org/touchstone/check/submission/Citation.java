package org.touchstone.check.submission;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an answer is shown: a place in a document of the provider's.
 *
 * @param document the id of the document in the submission
 * @param title the document's title
 * @param page the page, as written; empty where none is given
 * @param quote the words quoted from it; empty where none are
 */
public record Citation(String document, String title, String page, String quote) {

    private static final Pattern PAGE = Pattern.compile("(?i)(pages?\\b|pp?\\b)[.:]?\\s*(?=\\S)");

    /** The page as it stands after the word "page". */
    public String pageAlone() {
        return pageAlone(page);
    }

    /** A page as it stands after the word "page", which people write as well: {@code p. 3} is 3. */
    public static String pageAlone(String written) {
        Matcher word = PAGE.matcher(written.strip());
        return word.lookingAt() ? written.strip().substring(word.end()) : written;
    }
}
