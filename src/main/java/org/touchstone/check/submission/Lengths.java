package org.touchstone.check.submission;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.touchstone.check.located.CleanText;

/**
 * Lengths of time as people write them, such as {@code PT3.5H}, {@code 1.5D}, {@code 2 hours} or {@code half a day}, made
 * into the one form in which they are kept: that of ISO 8601, in which only days may have parts. What may mean two things
 * is left alone, as {@code 3M} is: minutes or months.
 */
public final class Lengths {

    /** A unit of time. */
    public enum Unit {
        YEAR(31_557_600),
        /** The twelfth part of a year. */
        MONTH(2_629_800),
        WEEK(604_800),
        DAY(86_400),
        HOUR(3_600),
        MINUTE(60),
        SECOND(1);

        private final int seconds;

        Unit(int seconds) {
            this.seconds = seconds;
        }

        /** So many of it, in words. */
        public String of(BigDecimal many) {
            return many.toPlainString() + " " + name().toLowerCase(Locale.ROOT)
                    + (many.compareTo(BigDecimal.ONE) == 0 ? "" : "s");
        }
    }

    /** Ten years: nothing that is asked of a course lasts longer, so that more is a slip of the pen. */
    static final double MOST_DAYS = 3653;

    private static final List<String> NUMBERS = List.of(
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");

    private static final String NUMBER = "[0-9]{1,6}([.,][0-9]{1,3})?";
    private static final String WHOLE = "[0-9]{1,6}";

    /** ISO 8601, or nearly so: without its P or T where nothing is in doubt. In capitals. */
    private static final String COMPACT =
            "(?![0-9]{1,6}M$)P?(?=[0-9T])(@Y)?(@M)?(#W)?(#D)?(T?(?=[0-9])(#H)?(#M)?(#S)?)?"
                    .replace("@", WHOLE)
                    .replace("#", NUMBER);

    private static final String HOW_MANY = "half( an?)?|full|whole|an?|" + String.join("|", NUMBERS) + "|" + NUMBER;
    private static final String UNITS = "year|yr|month|week|wk|fortnight|day|hour|hr|h|minute|min|second|sec";

    /** One amount in words, in small letters: {@code two and a half hours}, {@code an hour and a half}. */
    private static final String PART =
            "(" + HOW_MANY + ")( and a half)?[ -]?((full|whole) )?(" + UNITS + ")s?( and a half)?";

    private static final String AND = "(,? and |, | )";

    /** Hours, and minutes without their name, in small letters: {@code 1h30}, {@code 1 hr 30}. */
    private static final String HOURS_AND_MINUTES = "([0-9]{1,3}) ?(h|hrs?|hours?) ?([0-5][0-9])";

    /** All that may be read as a length of time, as a regular expression that Java and JSON Schema both know. */
    static final String PATTERN = "^\\s*(" + Unsaid.anyCase(COMPACT.toLowerCase(Locale.ROOT)) + "|"
            + Unsaid.anyCase(PART + "(" + AND + PART + ")*|" + HOURS_AND_MINUTES) + ")\\s*$";

    /** How often something is done, in small letters, by the length of time between one time and the next. */
    private static final Map<String, String> OFTEN = Map.ofEntries(
            Map.entry("daily", "a day"),
            Map.entry("weekly", "a week"),
            Map.entry("fortnightly", "a fortnight"),
            Map.entry("monthly", "a month"),
            Map.entry("quarterly", "3 months"),
            Map.entry("(six|6)-monthly", "6 months"),
            Map.entry("half-yearly", "6 months"),
            Map.entry("(twice|two times) (a|each|every) year", "6 months"),
            Map.entry("(annual(ly)?|yearly|(once )?(a|each|every) year|once yearly)", "a year"),
            Map.entry("(every other year|every second year|(two|2)-yearly|biennial(ly)?)", "2 years"),
            Map.entry("(three|3)-yearly", "3 years"));

    private static final String EVERY = "(once )?every ";

    /** All that may be read as how often something is done, as a regular expression that Java and JSON Schema both know. */
    static final String PATTERN_OF_HOW_OFTEN = PATTERN + "|^\\s*("
            + Unsaid.anyCase(EVERY + "(" + PART + "|" + UNITS + ")|"
                    + OFTEN.keySet().stream().sorted().collect(Collectors.joining("|")))
            + ")[.]?\\s*$";

    private static final Pattern IN_LETTERS = Pattern.compile(COMPACT);
    private static final Pattern LETTERS_PART = Pattern.compile("([0-9]+(?:[.,][0-9]+)?)([YMWDHS])");
    private static final Pattern IN_WORDS = Pattern.compile(PART + "(" + AND + PART + ")*");
    private static final Pattern WORDS_PART = Pattern.compile("(?<many>half|[a-z]+|[0-9]+(?:[.,][0-9]+)?)(?: an?)?"
            + "(?<half> and a half)?[ -]?(?:(?:full|whole) )?(?<unit>" + UNITS + ")s?(?<more> and a half)?"
            + "(?:,? and |, | |$)");

    private static final Pattern EVERY_SO_LONG = Pattern.compile(EVERY + "(?<length>.+)");
    private static final Pattern WITHOUT_MINUTES = Pattern.compile(HOURS_AND_MINUTES);
    private static final Pattern RANGE = Pattern.compile("(?:from |between )?(?<from>" + NUMBER
            + ")(?<unit> ?[a-z]+)?(?: ?- ?| (?:to|or|and) )(?<to>" + NUMBER + "(?<same> ?[a-z]+))");
    private static final Pattern FROM_TIME_TO_TIME = Pattern.compile("(?:from )?TIME(?: ?-| to) ?TIME"
            .replace("TIME", "(?:[0-9]{1,2}[:.][0-9]{2} ?(?:am|pm)?|[0-9]{1,2} ?(?:am|pm))"));
    private static final Pattern TIMES = Pattern.compile("(\\d{1,3}) ?[xX\u00d7*] ?(.+)");

    private Lengths() {}

    /** A length of time in the form in which it is kept; nothing where it is none, or may mean two things. */
    public static Optional<String> meant(String text) {
        if (text.length() > 80) {
            return Optional.empty();
        }
        String plain =
                CleanText.plain(text.replaceAll("(?<=[0-9]) ?\u00bd", ".5").replace("\u00bd", "half"));
        String capitals = plain.toUpperCase(Locale.ROOT);
        Matcher minutes = WITHOUT_MINUTES.matcher(plain.toLowerCase(Locale.ROOT));
        String small = minutes.matches() ? minutes.replaceFirst("$1 hours $3 minutes") : plain.toLowerCase(Locale.ROOT);
        Optional<Map<Unit, BigDecimal>> amounts = IN_LETTERS.matcher(capitals).matches()
                ? Optional.of(amounts(capitals))
                : IN_WORDS.matcher(small).matches() ? inWords(small) : Optional.empty();
        return amounts.flatMap(Lengths::kept);
    }

    /** The length of time between one time and the next, where a text says how often: yearly, every 2 years. */
    public static Optional<String> between(String text) {
        if (text.length() > 80) {
            return Optional.empty();
        }
        String plain = CleanText.plain(text).toLowerCase(Locale.ROOT).replaceAll("[.]$", "");
        Matcher every = EVERY_SO_LONG.matcher(plain);
        return every.matches()
                ? meant(every.group("length")).or(() -> meant("a " + every.group("length")))
                : OFTEN.entrySet().stream()
                        .filter(each -> plain.matches(each.getKey()))
                        .findFirst()
                        .flatMap(each -> meant(each.getValue()));
    }

    /** Whether a text says from which time of the day to which, and not how long: {@code 9.30-4.30}. */
    static boolean areTimesOfDay(String text) {
        return text.length() <= 80
                && FROM_TIME_TO_TIME
                        .matcher(CleanText.plain(text).toLowerCase(Locale.ROOT))
                        .matches();
    }

    /** Both ends of a length that is given as a range: {@code 3-5 months}; nothing where it is none. */
    static Optional<String> bothEnds(String text) {
        Matcher range =
                RANGE.matcher(text.length() > 80 ? "" : CleanText.plain(text).toLowerCase(Locale.ROOT));
        if (!range.matches()) {
            return Optional.empty();
        }
        String unit = range.group("unit") == null ? range.group("same") : range.group("unit");
        return meant(range.group("from") + unit)
                .flatMap(from -> meant(range.group("to")).map(to -> inWords(from, 1) + " or " + inWords(to, 1)));
    }

    /**
     * The length of so many parts, and how many they are: {@code 2 x 3.5 hours}.
     *
     * @param times how many parts
     * @param one how long one is
     * @param all how long they are together
     */
    record Parts(int times, String one, String all) {}

    /** A length that is given as so many parts of the same length; nothing where it is not. */
    static Optional<Parts> parts(String text) {
        Matcher parts = TIMES.matcher(text.length() > 80 ? "" : CleanText.plain(text));
        if (!parts.matches()) {
            return Optional.empty();
        }
        int times = Integer.parseInt(parts.group(1));
        return meant(parts.group(2)).map(one -> new Parts(times, inWords(one, 1), inWords(one, times)));
    }

    private static String inWords(String kept, int times) {
        Map<Unit, BigDecimal> amounts = amounts(kept);
        BigDecimal minutes = amounts.get(Unit.MINUTE);
        if (minutes != null && amounts.containsKey(Unit.HOUR)) {
            amounts.remove(Unit.MINUTE);
            amounts.merge(Unit.HOUR, minutes.divide(new BigDecimal(60), 3, RoundingMode.HALF_UP), BigDecimal::add);
        }
        return amounts.entrySet().stream()
                .map(each -> each.getKey()
                        .of(new BigDecimal(each.getValue()
                                .multiply(new BigDecimal(times))
                                .stripTrailingZeros()
                                .toPlainString())))
                .collect(Collectors.joining(" "));
    }

    /** How much of each unit there is in a length in the form in which it is kept. */
    public static Map<Unit, BigDecimal> amounts(String kept) {
        Map<Unit, BigDecimal> amounts = new EnumMap<>(Unit.class);
        Matcher part = LETTERS_PART.matcher(kept);
        while (part.find()) {
            boolean clock = kept.lastIndexOf('T', part.start()) >= 0
                    || amounts.containsKey(Unit.HOUR)
                    || amounts.containsKey(Unit.DAY)
                    || amounts.containsKey(Unit.WEEK);
            Unit unit = switch (part.group(2)) {
                case "Y" -> Unit.YEAR;
                case "W" -> Unit.WEEK;
                case "D" -> Unit.DAY;
                case "H" -> Unit.HOUR;
                case "S" -> Unit.SECOND;
                default -> clock ? Unit.MINUTE : Unit.MONTH;
            };
            amounts.put(unit, number(part.group(1)));
        }
        return amounts;
    }

    /** A length in the form in which it is kept, in days. */
    static double days(String kept) {
        return amounts(kept).entrySet().stream()
                        .mapToDouble(each -> each.getValue().doubleValue() * each.getKey().seconds)
                        .sum()
                / Unit.DAY.seconds;
    }

    private static Optional<Map<Unit, BigDecimal>> inWords(String text) {
        Map<Unit, BigDecimal> amounts = new EnumMap<>(Unit.class);
        Matcher part = WORDS_PART.matcher(text);
        int end = 0;
        while (end < text.length()) {
            if (!part.region(end, text.length()).lookingAt()) {
                return Optional.empty();
            }
            end = part.end();
            BigDecimal many = many(part.group("many"));
            if (part.group("half") != null || part.group("more") != null) {
                many = many.add(new BigDecimal("0.5"));
            }
            boolean fortnight = part.group("unit").equals("fortnight");
            if (amounts.putIfAbsent(unit(part.group("unit")), fortnight ? many.add(many) : many) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(amounts);
    }

    private static BigDecimal many(String how) {
        if (how.equals("half")) {
            return new BigDecimal("0.5");
        }
        if (how.equals("full") || how.equals("whole")) {
            return BigDecimal.ONE;
        }
        int number = NUMBERS.indexOf(how);
        return number >= 0 ? new BigDecimal(number) : how.startsWith("a") ? BigDecimal.ONE : number(how);
    }

    private static BigDecimal number(String digits) {
        return new BigDecimal(digits.replace(',', '.'));
    }

    private static Unit unit(String word) {
        return switch (word) {
            case "year", "yr" -> Unit.YEAR;
            case "month" -> Unit.MONTH;
            case "week", "wk", "fortnight" -> Unit.WEEK;
            case "day" -> Unit.DAY;
            case "hour", "hr", "h" -> Unit.HOUR;
            case "minute", "min" -> Unit.MINUTE;
            default -> Unit.SECOND;
        };
    }

    /** The amounts in ISO 8601 form. Years and months have no fixed length, so that hours do not go with them. */
    private static Optional<String> kept(Map<Unit, BigDecimal> amounts) {
        boolean clock = amounts.keySet().stream().anyMatch(unit -> unit.compareTo(Unit.HOUR) >= 0);
        passOn(amounts, Unit.YEAR, Unit.MONTH, 12);
        passOn(amounts, Unit.WEEK, Unit.DAY, 7);
        if (clock) {
            if (amounts.containsKey(Unit.WEEK)) {
                amounts.merge(Unit.DAY, amounts.remove(Unit.WEEK).multiply(new BigDecimal(7)), BigDecimal::add);
            }
            passOn(amounts, Unit.DAY, Unit.HOUR, 24);
        }
        passOn(amounts, Unit.HOUR, Unit.MINUTE, 60);
        passOn(amounts, Unit.MINUTE, Unit.SECOND, 60);
        boolean inParts =
                amounts.entrySet().stream().anyMatch(each -> each.getKey() != Unit.DAY && isInParts(each.getValue()));
        if (inParts || (clock && (amounts.containsKey(Unit.YEAR) || amounts.containsKey(Unit.MONTH)))) {
            return Optional.empty();
        }
        StringBuilder kept = new StringBuilder("P");
        amounts.forEach((unit, many) -> {
            if (unit.compareTo(Unit.HOUR) >= 0 && kept.indexOf("T") < 0) {
                kept.append('T');
            }
            String plain = many.stripTrailingZeros().toPlainString();
            kept.append(plain).append(unit.name().charAt(0));
        });
        return Optional.of(kept.toString());
    }

    /** Leaves whole amounts of a unit, and adds the part that is over to a smaller one. */
    private static void passOn(Map<Unit, BigDecimal> amounts, Unit from, Unit to, int each) {
        BigDecimal amount = amounts.get(from);
        if (amount != null && isInParts(amount)) {
            BigDecimal whole = amount.setScale(0, RoundingMode.DOWN);
            amounts.merge(to, amount.subtract(whole).multiply(new BigDecimal(each)), BigDecimal::add);
            amounts.remove(from);
            if (whole.signum() > 0) {
                amounts.put(from, whole);
            }
        }
    }

    private static boolean isInParts(BigDecimal amount) {
        return amount.stripTrailingZeros().scale() > 0;
    }
}
