package org.touchstone.check.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.touchstone.ShippedRules;
import org.touchstone.check.located.Mistake;
import org.touchstone.check.located.MistakesException;
import tools.jackson.databind.json.JsonMapper;

/** Nothing is nothing, whatever is typed to say so. */
public class UnsaidTest {

    private static final Questions QUESTIONS = ShippedRules.RULESET.catalogue().questions();
    private static final JsonMapper JSON = new JsonMapper();

    /** Everything that says nothing. */
    public static List<String> nothings() {
        return List.of(
                "",
                " ",
                "~",
                "null",
                "Null",
                "NULL",
                "\u00a0",
                "\u200b",
                "\u2060",
                "\u00ad",
                "\u3164",
                "\ufeff",
                "\u2800",
                "\u3000",
                "-",
                "--",
                "\u2010",
                "\u2011",
                "\u2013",
                "\u2014",
                "\u2015",
                "\u2212",
                "\u2e3a",
                "\u301c",
                "\u30fc",
                "\u2500",
                ".",
                "...",
                "\u2026",
                "\u22ef",
                "?",
                "???",
                "/",
                "n.a.",
                "N/A",
                "n/a",
                "NA",
                "n / a",
                "N\\A",
                "#N/A",
                "N/A.",
                "\uff2e\uff0f\uff21",
                "N\u200b/A",
                "(n/a)",
                "[TBC]",
                "not applicable",
                "Not\u00a0applicable",
                "N/A - no e-learning",
                "Not applicable (no e-learning)",
                "as above",
                "As above.",
                "same as above",
                "See above",
                "ditto",
                "unknown",
                "Unknown",
                "not yet known",
                "Don\u2019t know",
                "to be decided",
                "To be confirmed",
                "To be confirmed, see handbook",
                "To be announced: summer 2027",
                "to be agreed",
                "tbc",
                "TBA",
                "TBD!",
                "T.B.C.",
                "TBC - see handbook",
                "TBC \u2013 see handbook",
                "TBC\u2014see handbook",
                "TBC (see handbook, page 4)",
                "tbc, once the venue is known",
                "To follow",
                "to be fixed",
                "To be arranged.",
                "still to be set",
                "yet to be finalised",
                "tbc later",
                "TBC in May",
                "TBA by the board",
                "to be scheduled",
                "not yet fixed",
                "not decided yet",
                "To be confirmed later",
                "to be confirmed soon.",
                "to-do",
                "- tbc -",
                "xxx",
                "XXXX.",
                "x x x",
                "asdf",
                "ASDFGH",
                "qwerty",
                "<insert text here>",
                "[Insert text here]",
                "<<Enter your answer>>",
                "< Add details >",
                "[[please type your text here]].",
                "<insert>",
                "[Fill in later]",
                "awaiting info",
                "Awaiting information.",
                "Still awaiting confirmation from the venue",
                "Details to follow",
                "same as last year",
                "As last year.",
                "The same as in the last course",
                "as previously",
                "See previous",
                "see the previous answer",
                "\u00e0 confirmer",
                "\u00c0 CONFIRMER",
                "a\u0300 confirmer",
                "\u00e0 d\u00e9finir.",
                "zu kl\u00e4ren",
                "Noch zu kl\u00e4ren",
                "por confirmar",
                "i'w gadarnhau",
                "lorem ipsum",
                "Lorem ipsum dolor sit amet, consectetur adipiscing elit. Sed do eiusmod.\nUt enim ad minim veniam.");
    }

    static List<String> somethings() {
        return List.of(
                "no",
                "No.",
                "none",
                "None",
                "nil",
                "0",
                "x",
                "yes",
                "Unknown to many, this work began in one surgery.",
                "Unknown to many - but not to patients - this work began in one surgery.",
                "Unknown-cause pain is taught in the second week.",
                "As above all else, we listen.",
                "As above the door, so in the room.",
                "Not applicable law but practice is taught.",
                "To be confirmed as a trainer, people are observed twice.",
                "To be agreed with the learner in the first session.",
                "To be confirmed, a learner must pass both of the assessments in the last week.",
                "TBC. We observe each learner twice.",
                "TBC - see handbook. Learners practise in threes every week.",
                "Unknown (to many) causes of distress are explored.",
                "The date is to be confirmed.",
                "To be fixed in a role is what learners find hardest.",
                "To be arranged by the learner in the first month.",
                "TBC in May. We observe each learner twice.",
                "Set out on page 4",
                "test",
                "Test",
                "To follow a person's goals",
                "As last year, learners bring a recording of their own. We watch it in threes.",
                "As last year: role play in threes",
                "See previous work by the team in Leeds",
                "Awaiting information is hard for patients, and we talk about it.",
                "[Type 2 diabetes]",
                "[Additional needs]",
                "Add a goal, then a plan",
                "Insert <name> in the letter",
                "We insert text here",
                "xx",
                "XXVI",
                "Texas",
                "Asda",
                "Por confirmar que todos aprenden",
                "Lorem",
                "Naomi",
                "Nathan",
                "NAPC",
                "Null Island Training",
                "TBCT",
                "Tbilisi",
                "Dittons Surgery",
                "\u65e5\u672c\u8a9e",
                "Cymraeg",
                "\u2713");
    }

    @ParameterizedTest
    @MethodSource("nothings")
    void whatSaysNothingIsUnsaid(String nothing) {
        assertThat(Unsaid.is(nothing)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("somethings")
    void whatSaysSomethingIsSaid(String something) {
        assertThat(Unsaid.is(something)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"test", "Test.", " TEST ", "test test", "Test123", "This is a test.", "\"test\""})
    void whatIsTypedToTryTheFormOutAnswersNoQuestionInWords(String trial) {
        for (String question : List.of("learner needs", "audience", "summary", "how", "only for")) {
            assertThat(QUESTIONS.sections().stream()
                            .flatMap(section -> section.questions().stream())
                            .filter(each -> each.words().equals(question)))
                    .isNotEmpty()
                    .allMatch(each -> Unsaid.is(each, trial));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Test", "test", "this is a test"})
    void aThingMayBeCalledATest(String title) {
        Submission submission = read(
                course("sessions: [{title: " + title + "}]\nassessments: [{id: test, title: " + title + "}]"),
                "course.yaml");

        assertThat(submission.items()).extracting(Item::label).containsExactly(title, title);
        assertThat(submission.items().get(1).id()).isEqualTo("test");
    }

    @Test
    void aTestIsNoChoiceAndIsNotPassedOver() {
        assertThat(mistakes(course("assessments: [{title: Last day, form: test}]")))
                .extracting(Mistake::what)
                .containsExactly("\"test\" does not answer \"form\".");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "design: {values: [insert text here]}",
                "design: {values: [Enter your values, one by one]}",
                "sessions: [{title: [add title], methods: [insert methods here]}]",
                "monitoring: {starters: [type a number], startersRecorded: [please enter yes or no]}",
            })
    void whatYamlTakesForAListIsWhatATemplateHad(String more) {
        assertSaysOnlyItsNames(read(course(more), "course.yaml"));
    }

    @Test
    void aTextMadeToTakeLongDoesNot() {
        List<String> texts = List.of(
                "-".repeat(100_000) + "x",
                "n/a" + " -".repeat(50_000) + "x",
                "tbc (" + "(".repeat(99_000),
                "tbc, " + "y ".repeat(50_000),
                "\u3164".repeat(99_999) + "q",
                "[".repeat(99_999) + "insert",
                "<insert " + "x ".repeat(50_000),
                "lorem ipsum ".repeat(9_000),
                "x ".repeat(50_000) + "y",
                "asdf".repeat(25_000) + "!q",
                "test ".repeat(20_000) + "q",
                "! . ".repeat(25_000) + "tb");

        Question date = QUESTIONS.resolve("starts on", "course").orElseThrow();
        assertThat(texts)
                .allSatisfy(text -> assertTimeoutPreemptively(
                        Duration.ofSeconds(5), () -> Unsaid.is(text) || Unsaid.is(date, text)));
    }

    private static Submission read(String text, String file) {
        try {
            return SubmissionReader.read(text.getBytes(StandardCharsets.UTF_8), file, QUESTIONS);
        } catch (MistakesException e) {
            throw new AssertionError(e.getMessage() + "\n" + text, e);
        }
    }

    private static List<Mistake> mistakes(String text) {
        try {
            SubmissionReader.read(text.getBytes(StandardCharsets.UTF_8), "course.yaml", QUESTIONS);
            return List.of();
        } catch (MistakesException e) {
            return e.mistakes();
        }
    }

    private static String course(String more) {
        return "provider: {name: A}\ncourse: {title: B}\n" + more;
    }

    /** A course as a program sends it, with one text for every question that need not be answered. */
    private static String everywhere(String nothing, boolean inWords) {
        StringBuilder course = new StringBuilder("{");
        for (Section section : QUESTIONS.sections()) {
            List<String> answers = new ArrayList<>();
            for (Question question : section.questions()) {
                String value = JSON.writeValueAsString(nothing);
                if (section.key().equals("provider") && question.must()) {
                    value = "\"A\"";
                } else if (section.key().equals("course") && question.must()) {
                    value = "\"B\"";
                } else if (inWords) {
                    value = "{\"value\": [" + value + ", null], \"note\": " + value + ", \"evidence\": [{\"id\": "
                            + value + "}]}";
                }
                answers.add("\"" + question.key() + "\": " + value);
            }
            String group = "{" + String.join(", ", answers) + "}";
            course.append(course.length() == 1 ? "" : ", ")
                    .append("\"" + section.key() + "\": ")
                    .append(section.list() ? "[" + group + ", " + JSON.writeValueAsString(nothing) + "]" : group);
        }
        return course.append("}").toString();
    }

    private static void assertSaysOnlyItsNames(Submission submission) {
        assertThat(submission.items()).isEmpty();
        assertThat(submission.lists()).isEmpty();
        assertThat(submission.course().answers()).extracting(Answer::text).containsExactly("A", "B");
    }

    @ParameterizedTest
    @MethodSource("nothings")
    void noQuestionIsAnsweredByIt(String nothing) {
        assertSaysOnlyItsNames(read(everywhere(nothing, false), "course.json"));
        assertSaysOnlyItsNames(read(everywhere(nothing, true), "course.json"));
    }

    @Property(tries = 200, seed = "20261121")
    void noQuestionIsAnsweredByAnyMixOfSpacesAndDashes(@ForAll("blanks") String nothing) {
        assertThat(Unsaid.is(nothing)).isTrue();
        assertSaysOnlyItsNames(read(everywhere(nothing, false), "course.json"));
    }

    @Provide
    Arbitrary<String> blanks() {
        return Arbitraries.strings()
                .withChars(" \t\n\r\u000b\u0085\u00a0\u1680\u2000\u2009\u200a\u2028\u2029\u202f\u205f\u3000")
                .withChars("\u00ad\u034f\u115f\u1160\u180e\u200b\u200c\u200d\u200e\u2060\u2064\u3164\ufeff\uffa0\ufe0f")
                .withChars(
                        "-\u058a\u05be\u1806\u2010\u2011\u2012\u2013\u2014\u2015\u2053\u207b\u208b\u2212\u2e17\u2e1a")
                .withChars(
                        "\u2e3a\u2e3b\u301c\u3030\u30a0\ufe31\ufe58\ufe63\uff0d\u2043\u2500\u2501.\u2024\u2025\u2026")
                .ofMaxLength(12);
    }

    @Property(tries = 300, seed = "20261121")
    void aWordForNothingIsOneWhateverSpacesAndCapitalsItHas(@ForAll("stopgaps") String stopgap) {
        assertThat(Unsaid.is(stopgap)).isTrue();
    }

    @Provide
    Arbitrary<String> stopgaps() {
        Arbitrary<String> words =
                Arbitraries.of("n/a", "as above", "unknown", "to be decided", "tbc", "not applicable", "to follow");
        Arbitrary<String> space = Arbitraries.of(" ", "\u00a0", "\u2003", " \u200b ", "\u3000", "\u2028");
        Arbitrary<String> after =
                Arbitraries.of("", ".", "\u2026", "!", " \u2014 see handbook", ": in May", " (later)");
        return net.jqwik.api.Combinators.combine(
                        words, space, after, Arbitraries.integers().between(0, 63))
                .as((word, gap, end, capitals) -> {
                    StringBuilder typed = new StringBuilder(gap);
                    for (int i = 0; i < word.length(); i++) {
                        char c = word.charAt(i);
                        typed.append((capitals >> (i % 6) & 1) == 1 ? Character.toUpperCase(c) : c);
                    }
                    return typed.toString().replace(" ", gap) + end + gap;
                });
    }

    @Property(tries = 300, seed = "20261127")
    void whatFillsAFieldSaysNothingWhateverStandsAroundIt(@ForAll("fillers") String filler) {
        assertThat(Unsaid.is(filler)).isTrue();
        assertSaysOnlyItsNames(read(everywhere(filler, false), "course.json"));
    }

    @Provide
    Arbitrary<String> fillers() {
        Arbitrary<String> words = Arbitraries.of(
                "xxx",
                "asdf",
                "<insert text here>",
                "[enter your answer]",
                "awaiting info",
                "awaiting information",
                "same as last year",
                "as last year",
                "see previous",
                "\u00e0 confirmer",
                "zu kl\u00e4ren",
                "por confirmar",
                "lorem ipsum dolor sit amet");
        Arbitrary<String> around =
                Arbitraries.of("", " ", "\u00a0", "- ", "... ", "\"", "(", "*", " \u2013 ", "\u201c");
        return net.jqwik.api.Combinators.combine(
                        words, around, around, Arbitraries.integers().between(0, 63))
                .as((word, before, after, capitals) -> {
                    StringBuilder typed = new StringBuilder(before);
                    for (int i = 0; i < word.length(); i++) {
                        char c = word.charAt(i);
                        typed.append((capitals >> (i % 6) & 1) == 1 ? Character.toUpperCase(c) : c);
                    }
                    return typed + after;
                });
    }

    @Property(tries = 300, seed = "20261127")
    void withAWordMoreOnEitherSideItSaysSomething(
            @ForAll("somethingMore") String more, @ForAll("wholeAnswers") String filler) {
        assertThat(Unsaid.is(more + " " + filler)).isFalse();
        assertThat(Unsaid.is(filler + " " + more)).isFalse();
    }

    @Provide
    Arbitrary<String> somethingMore() {
        return Arbitraries.of("practice", "Learners", "we", "in threes", "goals and plans", "Leeds");
    }

    @Provide
    Arbitrary<String> wholeAnswers() {
        return Arbitraries.of(
                "xxx",
                "asdf",
                "<insert text here>",
                "awaiting info",
                "same as last year",
                "as last year",
                "see previous");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "measures: [{kind: ~, name: N/A}]",
                "measures: [{kind: tbc, name: unknown}, ~, N/A]",
                "measures: N/A",
                "measures: -",
                "monitoring: {peerReview: -, starters: tbc, embeddingCheckAfter: \u2014 }",
                "monitoring:\n  peerReview: -\n  starters: -   # not yet\n  feedbackSought: TBC - see handbook",
                "sustainability: {contentReviewedOn: to be confirmed, funding: {value: TBC, note: n/a, evidence: [~]}}",
                "design: tbc",
                "sessions:\n  -\n  - title: ~",
            })
    void aFileThatSaysNothingMoreIsReadAsOneThatLeavesItOut(String more) {
        assertSaysOnlyItsNames(read(course(more), "course.yaml"));
    }

    @Test
    void aListThatHoldsNothingButStopgapsDoesNotSayThatThereAreNone() {
        assertThat(read(course("sessions: []"), "course.yaml").lists()).containsKey("session");
        assertThat(read(course("sessions: [N/A]"), "course.yaml").lists()).isEmpty();
    }

    @Test
    void whatIsSaidBesideAStopgapIsKept() {
        Submission submission = read(
                course("sessions: [N/A, {title: Practice, methods: [lecture, tbc, ~], mode: tbc}]"), "course.yaml");

        assertThat(submission.items()).singleElement().satisfies(session -> {
            assertThat(session.label()).isEqualTo("Practice");
            assertThat(session.answers()).extracting(Answer::text).containsExactly("Practice", "lecture");
        });
    }

    @Test
    void anAnswerThatMustBeThereIsMissingWhereItSaysNothing() {
        assertThat(mistakes(course("measures: [{kind: experience, name: N/A}]")))
                .extracting(Mistake::toString)
                .containsExactly("course.yaml:3:37: \"name\" is missing in \"measures\": \"N/A\" says nothing yet."
                        + " What is the measure called?");
        assertThat(mistakes("provider: {name: \u2013}\ncourse: {title: {value: 'null'}}"))
                .extracting(Mistake::what)
                .containsExactly(
                        "\"name\" is missing in \"provider\": \"\u2013\" says nothing yet.",
                        "\"title\" is missing in \"course\": \"null\" says nothing yet.");
        assertThat(mistakes(course("claims: [{element: HC, levels: [tbc]}]")))
                .extracting(Mistake::what)
                .containsExactly("\"levels\" is missing in \"claims\": \"tbc\" says nothing yet.");
    }

    /** What cannot be a date, a number or a choice, and says that it is still to come. */
    static List<String> nothingsWhereNoWordsAreAskedFor() {
        return List.of(
                "to be fixed with the venue",
                "To be agreed with the learner in the first session.",
                "To be arranged, it depends on the first cohort",
                "tbc later this year",
                "Pending the board's decision",
                "Unknown until we know who comes",
                "Date to be confirmed",
                "dates TBC",
                "The date is to be confirmed.",
                "Numbers are not yet known",
                "Not applicable to this course");
    }

    @ParameterizedTest
    @MethodSource({"nothings", "nothingsWhereNoWordsAreAskedFor"})
    void noDateNumberOrChoiceIsAnsweredByIt(String nothing) {
        String value = JSON.writeValueAsString(nothing);
        Submission submission = read(
                "{\"provider\": {\"name\": \"A\"}, \"course\": {\"title\": \"B\", \"startsOn\": _, \"sessionsPlanned\": _},"
                        .concat(" \"monitoring\": {\"peerReview\": _, \"embeddingCheckAfter\": _},")
                        .concat(" \"claims\": [{\"element\": \"HC\", \"levels\": [1, _], \"curriculum\": _}],")
                        .concat(
                                " \"sessions\": [{\"title\": \"C\", \"date\": _, \"mode\": _, \"methods\": [_, \"lecture\"]}]}")
                        .replace("_", value),
                "course.json");

        assertThat(submission.course().answers()).extracting(Answer::text).containsExactly("A", "B");
        assertThat(submission.items())
                .flatExtracting(Item::answers)
                .extracting(Answer::text)
                .containsExactly("HC", "1", "C", "lecture");
    }

    @ParameterizedTest
    @MethodSource("nothings")
    void nothingThatBeginsWithANumberIsUnsaidByAnyOfTheRules(String nothing) {
        assertThat(List.of(Unsaid.PATTERN, Unsaid.PATTERN_OF_WORDS, Unsaid.PATTERN_OF_A_VALUE))
                .noneMatch(pattern -> ("2" + nothing).matches(pattern))
                .noneMatch(pattern -> ("2 " + nothing).matches(pattern))
                .noneMatch("yes"::matches)
                .noneMatch("no"::matches);
    }

    @Test
    void noChoiceThatIsOfferedSaysNothing() {
        assertThat(QUESTIONS.sections().stream()
                        .flatMap(section -> section.questions().stream())
                        .flatMap(question -> question.choices().stream().filter(choice -> Unsaid.is(question, choice))))
                .isEmpty();
    }

    @Test
    void theNoteOfAnAnswerThatSaysNothingIsKept() {
        Submission submission = read(course("""
                        monitoring: {starters: {note: Ask us in May.}}
                        sessionsComplete: {value: tbc, note: A third day may come.}
                        sessions: [{title: A, date: {value: TBC, note: June 2016}}]
                        """), "course.yaml");

        assertThat(submission.course().answers()).extracting(Answer::text).containsExactly("A", "B");
        assertThat(submission.items().get(0).answers()).extracting(Answer::text).containsExactly("A");
        assertThat(submission.unsaidNotes())
                .extracting(note -> note.question().words() + " " + note.place().pointer() + " " + note.note())
                .containsExactlyInAnyOrder(
                        "starters /monitoring/starters Ask us in May.",
                        "sessions complete /sessionsComplete A third day may come.",
                        "date /sessions/0/date June 2016");
    }

    @Test
    void evidenceOrANoteOfAnAnswerThatHasToBeThereIsNotLostInSilence() {
        assertThat(mistakes(course("design: {values: {value: ~, evidence: d}}\nevidence: [{id: d, title: D}]")))
                .extracting(Mistake::what)
                .containsExactly("This answer to \"values\" has evidence but no \"value\".");
        assertThat(mistakes(course("measures: [{kind: experience, name: {value: TBC, note: The board decides.}}]")))
                .extracting(mistake -> mistake.what() + " " + mistake.todo())
                .containsExactly("This answer to \"name\" has a note but no \"value\"."
                        + " Write the answer under \"value\", or leave all of it out.");
    }

    @Test
    void noAndNoneMeanWhatTheyMeant() {
        assertThat(read(course("design: {values: no}"), "course.yaml").course().answers("values"))
                .extracting(Answer::text)
                .containsExactly("no");
        assertThat(read(course("design: {values: none}"), "course.yaml")
                        .course()
                        .answers("values"))
                .extracting(Answer::text)
                .containsExactly("none");
    }
}
