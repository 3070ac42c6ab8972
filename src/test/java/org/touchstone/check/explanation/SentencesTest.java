package org.touchstone.check.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.touchstone.ShippedRules;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.catalogue.Days;
import org.touchstone.check.catalogue.Element;
import org.touchstone.check.catalogue.Fillable;
import org.touchstone.check.catalogue.Parameter;
import org.touchstone.check.catalogue.Part;
import org.touchstone.check.catalogue.Placeholders;
import org.touchstone.check.located.Words;
import org.touchstone.check.submission.AnswerKind;
import org.touchstone.check.submission.Question;

/** Whatever is filled into the sentences of the rules, they stay sentences: of one thing or many, of one day or of years. */
class SentencesTest {

    private static final Catalogue CATALOGUE = ShippedRules.RULESET.catalogue();

    /** What no sentence says: another number of things than the words before and after them. */
    private static final List<Pattern> WRONG = List.of(
            Pattern.compile("\\b1 (people|days|weeks|months|years|hours|sessions)\\b"),
            Pattern.compile("(?<![\\d.])(0|2|20|0\\.5) (person|day|week|month|year|hour|session)\\b"),
            Pattern.compile("\\b(days?|weeks?|months?|years?)( \\(\\d+ days\\))? (are|were|days?)\\b"),
            Pattern.compile(
                    "(?i)(?<!\\b(?:on|of|in|to|for|teach|claims) )personal health budgets and integrated personal budgets"
                            + " (is|was|has|does|rests|asks|needs|holds)\\b"),
            Pattern.compile("(?i)\\b(these|those)\\b[^.]*\\bThing one\\b(?! and)|Thing one[^.]*\\. They\\b"),
            Pattern.compile("Thing (one|two|three)\\b[^.?]* which (is|are|does|do)\\b"),
            Pattern.compile("Thing three\\b[.,]? (it|is|was|has|does|comes|belongs)\\b"),
            Pattern.compile("\\b0 (days|weeks) (after|between)\\b(?! the (course|core|start))"),
            Pattern.compile("as few as|as many as"),
            Pattern.compile("  | [.,;:?]|\\.\\.(?!\\.)|\\( ?\\)"));

    /**
     * What is filled in.
     *
     * @param number for a count
     * @param length for a length of time
     * @param things for what there may be several of
     */
    record Filling(String number, String length, String things) {}

    static Stream<Filling> fillings() {
        return Stream.of(
                new Filling("0", "0 days", "Thing one"),
                new Filling("1", "1 day", "Thing one"),
                new Filling("2", "2 days", "Thing one and Thing two"),
                new Filling("20", days(3653), "Thing one, Thing two and Thing three"),
                new Filling("18", days(0.5), "Thing one"));
    }

    private static String days(double number) {
        return ReadableValues.of(new Parameter("x", "most", number, "days", Days.ALWAYS, Parameter.For.ALL, "policy"));
    }

    private static List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        CATALOGUE.requirements().forEach(requirement -> parts.addAll(requirement.parts()));
        return parts;
    }

    private static List<String> messages(Part part) {
        List<String> messages = new ArrayList<>(part.says().values());
        messages.add(part.asks());
        messages.add(part.remedy());
        part.question().ifPresent(messages::add);
        return messages;
    }

    @ParameterizedTest
    @MethodSource("fillings")
    void everySentenceFitsWhatIsFilledIn(Filling filling) {
        List<String> wrong = new ArrayList<>();
        for (Part part : parts()) {
            for (String message : messages(part)) {
                for (String way : Placeholders.ways(message)) {
                    String said = Fillable.of(way).fill(name -> Optional.of(value(name, part, filling)));
                    WRONG.stream()
                            .filter(pattern -> pattern.matcher(said).find())
                            .forEach(pattern -> wrong.add(part.key() + ": " + said));
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    private static String value(String name, Part part, Filling filling) {
        if (Placeholders.OnlyIf.of(name).isPresent()) {
            return "";
        }
        if (name.startsWith("parameter ")) {
            boolean length = CATALOGUE.parameters().stream()
                    .anyMatch(parameter -> parameter.requirement().equals(part.requirement())
                            && parameter.name().equals(name.substring("parameter ".length()))
                            && parameter.isLengthOfTime());
            return length ? filling.length() : "12";
        }
        return switch (name) {
            case "it", "It" ->
                part.per().equals("element") ? "Personal health budgets and integrated personal budgets" : "HC-L2-01";
            case "topic" -> "personal health budgets and integrated personal budgets";
            case "id" -> "o1";
            case "statements" -> "starters: 20";
            case "levels claimed" -> "1 and 2";
            default -> answer(CATALOGUE.questions().resolve(name, part.per()).orElseThrow(), filling);
        };
    }

    private static String answer(Question question, Filling filling) {
        if (question.answers() == AnswerKind.COUNT) {
            return filling.number();
        }
        if (question.answers() == AnswerKind.INTERVAL) {
            return filling.length();
        }
        return question.answers() == AnswerKind.TEXT ? filling.things() : "\"As the handbook says.\"";
    }

    @Test
    void theTopicOfAnElementCanStandAnywhereInASentence() {
        assertThat(CATALOGUE.elements())
                .filteredOn(element -> !element.isGeneral())
                .extracting(Element::topic)
                .noneMatch(topic -> topic.matches(".*, (including|such as|with)\\b.*"));
    }

    @Test
    void aListOfNamesWithCommasShowsWhereEachEnds() {
        assertThat(Words.list(List.of("Day one", "Day two", "Day three"))).isEqualTo("Day one, Day two and Day three");
        assertThat(Words.list(List.of("Health coaching", "Support, and planning")))
                .isEqualTo("Health coaching; and Support, and planning");
        assertThat(Words.list(List.of("Support and planning", "Health coaching", "Deciding")))
                .isEqualTo("Support and planning; Health coaching; and Deciding");
        assertThat(Words.list(List.of("\"nurses, and doctors\"", "\"carers\"")))
                .isEqualTo("\"nurses, and doctors\" and \"carers\"");
        assertThat(Words.list(List.of("Listen.", "Ask openly.", "..."))).isEqualTo("Listen, Ask openly and ...");
        assertThat(Words.choice(List.of("Support and planning", "Health coaching")))
                .isEqualTo("Support and planning; or Health coaching");
    }

    @Test
    void wordsThatAreQuotedEndBeforeAnotherSentenceBegins() {
        Function<String, Optional<String>> said =
                name -> Optional.of(name.equals("one") ? "\"Nurses\"" : "\"We asked.\"");

        assertThat(Fillable.of("It says: {one} Asked why, it says: {other} Asked how, it says: {one}")
                        .fill(said))
                .isEqualTo("It says: \"Nurses\". Asked why, it says: \"We asked.\" Asked how, it says: \"Nurses\"");
        assertThat(Fillable.of("Is {one} one group, or {other}?").fill(said))
                .isEqualTo("Is \"Nurses\" one group, or \"We asked.\"?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"at least {parameter most} is asked for.", "at least {parameter most} days is asked for."})
    void aLengthOfTimeBringsItsUnit(String message) {
        assertThat(Fillable.of(message).fill(name -> Optional.of(days(3653))))
                .isEqualTo("at least 10 years (3653 days) is asked for.");
        assertThat(Fillable.of("at most {parameter most} people").fill(name -> Optional.of("18")))
                .isEqualTo("at most 18 people");
    }
}
