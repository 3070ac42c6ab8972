package org.touchstone.check.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A message taken apart at its placeholders, so that this is not done each time that it is said; see {@link Placeholders}. */
public final class Fillable {

    /** The unit of a length of time, where a message writes it. */
    private static final Pattern UNIT = Pattern.compile(" (?:" + String.join("|", Parameter.TIMES) + ")\\b");

    /** The beginning of another sentence. */
    private static final Pattern BEGINS = Pattern.compile(" \\p{Lu}");

    private static final String STOPS = ".!?\u2026";

    /** A text that ends with a length of time that has its unit. */
    private static final Pattern HAS_UNIT =
            Pattern.compile("\\d (?:minute|hour|day|week|month|year)s?(?: \\(\\d+ days?\\))?$");

    private static final Pattern SEVERAL_LEVELS = Pattern.compile("\\d(?:, \\d)* and \\d");
    private static final Pattern BEFORE_LEVELS = Pattern.compile("\\blevel $");
    private static final Pattern SAME_SIZE = Pattern.compile("\\bat least (\\d+) and at most \\1\\b");

    private static final Pattern COMMA = Pattern.compile(", ");

    private final List<Way> ways;

    private Fillable(List<Way> ways) {
        this.ways = ways;
    }

    /**
     * One way to say a message.
     *
     * @param placeholders its placeholders, each with the words before it
     * @param end the words after the last of them
     * @param bounded whether it says between which sizes something is
     */
    private record Way(List<Placeholder> placeholders, String end, boolean bounded) {}

    /**
     * A placeholder.
     *
     * @param before the words between the one before it and this
     * @param name what it shows
     * @param one the word for one of what it counts; empty where it has none
     * @param several the word for several of them
     * @param unit the unit of time that is written after a number; empty where there is none
     * @param ends whether another sentence begins after it
     * @param level whether "level" stands before it, which becomes "levels" before several
     */
    private record Placeholder(
            String before, String name, String one, String several, String unit, boolean ends, boolean level) {

        /** What stands for it: the value, with the word for so many where there is one. */
        void append(StringBuilder filled, String value) {
            filled.append(before);
            if (level && SEVERAL_LEVELS.matcher(value).matches()) {
                filled.insert(filled.length() - 1, 's');
            }
            filled.append(value);
            if (!several.isEmpty()) {
                filled.append(' ').append(value.equals("1") ? one : several);
            }
            if (ends && isUnended(filled)) {
                filled.append('.');
            }
            if (!unit.isEmpty() && !HAS_UNIT.matcher(filled).find()) {
                filled.append(unit);
            }
        }

        /** Whether a text ends with words in quotation marks that end without a stop. */
        private static boolean isUnended(StringBuilder text) {
            int last = text.length() - 1;
            return last > 0 && text.charAt(last) == '"' && STOPS.indexOf(text.charAt(last - 1)) < 0;
        }
    }

    /** A message, taken apart. */
    public static Fillable of(String message) {
        return new Fillable(
                Placeholders.ways(message).stream().map(Fillable::way).toList());
    }

    private static Way way(String message) {
        List<Placeholder> placeholders = new ArrayList<>();
        int done = 0;
        Matcher matcher = Placeholders.PLACEHOLDER.matcher(message);
        while (matcher.find()) {
            String[] words = COMMA.split(matcher.group(1));
            boolean counts = words.length == 3;
            String unit = matcher.group(1).startsWith("parameter ") ? at(matcher.end(), UNIT, message) : "";
            String before = message.substring(done, matcher.start());
            placeholders.add(new Placeholder(
                    before,
                    Placeholders.name(matcher.group(1)),
                    counts ? words[1] : "",
                    counts ? words[2] : "",
                    unit,
                    !at(matcher.end(), BEGINS, message).isEmpty(),
                    BEFORE_LEVELS.matcher(before).find()));
            done = matcher.end() + unit.length();
        }
        return new Way(List.copyOf(placeholders), message.substring(done), message.contains("} and at most {"));
    }

    /** What of this pattern stands at a place of a message; empty where there is none. */
    private static String at(int place, Pattern pattern, String message) {
        Matcher found = pattern.matcher(message).region(place, message.length());
        return found.lookingAt() ? found.group() : "";
    }

    /** The message, said in the way that fits, with each placeholder replaced by what {@code value} gives for it. */
    public String fill(Function<String, Optional<String>> value) {
        int last = ways.size() - 1;
        for (Way way : ways.subList(0, last)) {
            String filled = fill(way, value, null);
            if (filled != null) {
                return filled;
            }
        }
        return Objects.requireNonNull(fill(ways.get(last), value, "not stated"));
    }

    /**
     * One way to say a message.
     *
     * @param otherwise what stands for a placeholder without a value; null if nothing can
     * @return null where a placeholder has no value and nothing stands for it
     */
    private static @Nullable String fill(
            Way way, Function<String, Optional<String>> value, @Nullable String otherwise) {
        if (way.placeholders().isEmpty()) {
            return way.end();
        }
        StringBuilder filled = new StringBuilder(160);
        for (Placeholder placeholder : way.placeholders()) {
            String filling = value.apply(placeholder.name()).orElse(otherwise);
            if (filling == null) {
                return null;
            }
            placeholder.append(filled, filling);
        }
        filled.append(way.end());
        return way.bounded() ? SAME_SIZE.matcher(filled).replaceAll("$1") : filled.toString();
    }
}
