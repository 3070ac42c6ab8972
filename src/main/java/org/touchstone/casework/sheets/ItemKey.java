package org.touchstone.casework.sheets;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.touchstone.check.located.CleanText;

/**
 * What the first column says: which item of which draft a row is about. It is in words, for a spreadsheet program would make
 * a number or a date of anything shorter.
 *
 * @param position the item's position in its list, from 1
 * @param draft the number of the draft
 */
record ItemKey(int position, int draft) {

    private static final Pattern WORDS = Pattern.compile("item (\\d{1,6}) of draft (\\d{1,9})");

    static String of(int position, int draft) {
        return "item " + position + " of draft " + draft;
    }

    static Optional<ItemKey> read(String cell) {
        Matcher words = WORDS.matcher(CleanText.plain(cell));
        return words.matches()
                ? Optional.of(new ItemKey(Integer.parseInt(words.group(1)), Integer.parseInt(words.group(2))))
                : Optional.empty();
    }
}
