package org.touchstone.check.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.touchstone.JsonSchema;
import org.touchstone.ShippedRules;
import org.touchstone.check.explanation.Reluctance;
import org.touchstone.check.located.Mistake;
import org.touchstone.check.located.MistakesException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What people write in other words is read where it can mean one thing only, or else the message says what to write. */
class MeantTest {

    private static final Questions QUESTIONS = ShippedRules.RULESET.catalogue().questions();
    private static final JsonSchema SCHEMA = new JsonSchema(SubmissionSchema.write(QUESTIONS));

    private static String course(String where, String answer) {
        String quoted = "'" + answer + "'";
        String more = switch (where) {
            case "mode", "stage", "methods", "date", "length", "groupSize", "skillsTraining" ->
                "sessions: [{title: A, " + where + ": " + quoted + "}]";
            case "form" -> "assessments: [{title: A, form: " + quoted + "}]";
            case "levels" -> "claims: [{element: HC, levels: " + quoted + "}]";
            case "element" -> "claims: [{levels: 1, element: " + quoted + "}]";
            case "elements" -> "sessions: [{title: A, elements: [" + quoted + "]}]";
            case "after" -> "followUp: [{title: A, after: " + quoted + "}]";
            default -> "sustainability: {" + where + ": " + quoted + "}";
        };
        return "provider: {name: A}\ncourse: {title: B}\n" + more + "\n";
    }

    private static Submission read(String course) throws MistakesException {
        return SubmissionReader.read(course.getBytes(StandardCharsets.UTF_8), "course.yaml", QUESTIONS);
    }

    private static List<String> answers(Submission submission, String key) {
        return Stream.concat(Stream.of(submission.course()), submission.items().stream())
                .flatMap(item -> item.answers(key).stream())
                .map(Answer::text)
                .toList();
    }

    private static List<?> wrong(String course) {
        return SCHEMA.wrong(new YAMLMapper().readTree(course).toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mode | face-to-face | face to face",
                "mode | Face-to-Face | face to face",
                "mode | F2F | face to face",
                "mode | in person | face to face",
                "mode | online | remote",
                "mode | Online | remote",
                "mode | Zoom | remote",
                "mode | MS Teams | remote",
                "mode | virtual | remote",
                "mode | self paced | self-directed",
                "stage | Core Programme | core programme",
                "form | MCQ | knowledge test",
                "form | WPBA | workplace-based assessment",
                "stage | follow up | follow-up",
                "methods | Role-play | role play",
                "methods | breakout rooms | small-group work",
                "stage | core | core programme",
                "length | 1h30 | PT1H30M",
                "levels | 1-3 | 1 2 3",
                "levels | 1 to 2 | 1 2",
                "levels | 2\u20133 | 2 3",
                "levels | 1, 2 and 3 | 1 2 3",
                "levels | 1 & 3 | 1 3",
                "levels | Level 2 | 2",
                "levels | levels 1-2 | 1 2",
                "date | 2027-3-5 | 2027-03-05",
                "date | 2027/03/05 | 2027-03-05",
                "date | 25/3/2027 | 2027-03-25",
                "date | 3/25/2027 | 2027-03-25",
                "date | 5/5/2027 | 2027-05-05",
                "date | 5 March 2027 | 2027-03-05",
                "date | Friday 5th March 2027 | 2027-03-05",
                "date | March 5, 2027 | 2027-03-05",
                "date | 5 Sept 2027 | 2027-09-05",
                "date | 2027-01-05T00:00:00Z | 2027-01-05",
                "date | 2027-01-05 00:00:00 | 2027-01-05",
                "groupSize | 12.0 | 12",
                "skillsTraining | NO!! | no",
                "element | hc | HC",
                "elements | Sdm | SDM",
                "length | full day | P1D",
                "length | Full-day | P1D",
                "length | a whole day | P1D",
                "length | half a day | P0.5D",
                "length | half-day | P0.5D",
                "contentReviewEvery | annually | P1Y",
                "contentReviewEvery | Yearly | P1Y",
                "contentReviewEvery | Annual | P1Y",
                "contentReviewEvery | every year. | P1Y",
                "contentReviewEvery | once a year | P1Y",
                "contentReviewEvery | every 2 years | P2Y",
                "contentReviewEvery | every six months | P6M",
                "contentReviewEvery | twice a year | P6M",
                "contentReviewEvery | quarterly | P3M",
                "contentReviewEvery | 18 months | P18M",
            })
    void whatCanMeanOneThingOnlyIsRead(String where, String answer, String meant) throws Exception {
        String course = course(where, answer);

        assertThat(String.join(" ", answers(read(course), where))).isEqualTo(meant);
        assertThat(wrong(course)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "date | 2027-06-05T23:00:00Z | Write a date as year-month-day with two digits for month and day, such as 2026-09-30, or leave it out where the day is not known.",
                "groupSize | 12.5 | Write a whole number, 1 or more, without words or commas, such as 16. Leave it out where there is none.",
                "element | health coaching | Did you mean \"HC\"?",
                "element | Health-Coaching | Did you mean \"HC\"?",
                "element | shared decision making | Did you mean \"SDM\"?",
                "elements | motivational interveiwing | Did you mean \"MI\"?",
                "mode | hybrid | Write one of: face to face, remote, self-directed.",
                "mode | e-learning | It answers \"methods\": write it there. Here, write one of: face to face, remote, self-directed.",
                "date | 5/3/2027 | Write 2027-03-05 for 5 March 2027, or 2027-05-03 for 3 May 2027.",
                "date | March 2027 | Write the day as well, such as 2027-03-01, or leave it out where the day is not known.",
                "date | 2027-03 | Write the day as well, such as 2027-03-01, or leave it out where the day is not known.",
                "length | 2 x 3.5 hours | Write 7 hours if it is one, or 3.5 hours and beside it times: 2 if it is held again.",
                "length | 3 x 1 day | Write 3 days if it is one, or 1 day and beside it times: 3 if it is held again.",
                "after | annually | Write a length of time such as 3 hours, 1.5 days, 2 weeks or 3 months.",
                "date | 0026-09-07 | Write a date as year-month-day with two digits for month and day, such as 2026-09-30, or leave it out where the day is not known.",
                "date | 7 September 2206 | Write a date as year-month-day with two digits for month and day, such as 2026-09-30, or leave it out where the day is not known.",
                "element | \u041d\u0421 | Type \"HC\" again: it has letters of another alphabet that look the same.",
                "element | \u0397C | Type \"HC\" again: it has letters of another alphabet that look the same.",
                "contentReviewEvery | now and then | Write a length of time such as 3 hours, 1.5 days, 2 weeks or 3 months.",
            })
    void whatMayMeanSeveralThingsIsAskedAbout(String where, String answer, String todo) {
        String course = course(where, answer);

        assertThat(mistakes(course)).extracting(Mistake::todo).containsExactly(todo);
        assertThat(wrong(course)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "date | 2027-02-30 | There is no 30 February in 2027: that month has 28 days.",
                "date | 2028-02-30 | There is no 30 February in 2028: that month has 29 days.",
                "date | 31/4/2027 | There is no 31 April in 2027: that month has 30 days.",
                "date | 4/31/2027 | There is no 31 April in 2027: that month has 30 days.",
                "date | Monday 31st of June 2027 | There is no 31 June in 2027: that month has 30 days.",
                "date | Feb 29th, 2027 | There is no 29 February in 2027: that month has 28 days.",
                "date | 2027-13-05 | There is no month 13.",
                "date | 2027-05-00 | There is no 0 May in 2027: that month has 31 days.",
                "contentReviewedOn | 2027-02-30 | There is no 30 February in 2027: that month has 28 days.",
            })
    void aDayThatDoesNotExistIsNamed(String where, String answer, String why) {
        assertThat(mistakes(course(where, answer)))
                .extracting(Mistake::todo)
                .containsExactly(why + " Write the day that is meant, or leave it out where the day is not known.");
    }

    @Test
    void everyQuestionForADateSaysSo() {
        List<Question> dates = QUESTIONS.sections().stream()
                .flatMap(section -> section.questions().stream())
                .filter(question -> question.answers() == AnswerKind.DATE)
                .toList();

        assertThat(dates).hasSizeGreaterThan(5).allSatisfy(question -> {
            Section section = QUESTIONS.sections().stream()
                    .filter(each -> each.questions().contains(question))
                    .findFirst()
                    .orElseThrow();
            String answer = question.key() + ": 2027-02-30";
            String more = section.key().equals("course")
                    ? ""
                    : section.key() + ": " + (section.list() ? "[{" + answer + "}]" : "{" + answer + "}") + "\n";
            String course =
                    "provider: {name: A}\ncourse: {title: B" + (more.isEmpty() ? ", " + answer : "") + "}\n" + more;
            assertThat(mistakes(course))
                    .extracting(Mistake::todo)
                    .anyMatch(todo -> todo.startsWith("There is no 30 February in 2027: that month has 28 days."));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "All",
                "all.",
                "ALL",
                " everybody ",
                "Everyone",
                "all learners",
                "All\u00a0Learners!",
                "For all",
                "the whole group",
                "no"
            })
    void aSessionForAllIsForNoneOnly(String all) throws Exception {
        String course = "provider: {name: A}\ncourse: {title: B}\nsessions: [{title: A, onlyFor: '" + all + "'}]\n";

        assertThat(answers(read(course), "onlyFor")).containsExactly("no");
        assertThat(wrong(course)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"All in Leeds", "all those online", "everyone but doctors", "Alla"})
    void aSessionForAllOfAKindIsForThem(String some) throws Exception {
        String course = "provider: {name: A}\ncourse: {title: B}\nsessions: [{title: A, onlyFor: '" + some + "'}]\n";

        assertThat(answers(read(course), "onlyFor")).containsExactly(some);
    }

    @Test
    void levelsInAListMayBeARangeToo() throws Exception {
        String course = "provider: {name: A}\ncourse: {title: B}\nclaims: [{element: HC, levels: [1-2, Level 3]}]\n";

        assertThat(answers(read(course), "levels")).containsExactly("1", "2", "3");
        assertThat(wrong(course)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Yes",
                "yes.",
                "YES!",
                "Y",
                "ok",
                "Okay.",
                "\u2713",
                "\u2714 \u2714",
                "\ud83d\udc4d",
                "N",
                "\u00d8",
                "x.",
                "(a)"
            })
    void aMereYesOrSignDescribesNothing(String answer) {
        assertThat(mistakes(course("champions", answer)))
                .extracting(Mistake::todo)
                .containsExactly("Say it in a few words or more; or write no.");
        assertThat(mistakes(course("champions", "Yes, one in each team."))).isEmpty();
        assertThat(mistakes(course("champions", "2"))).isEmpty();
        assertThat(mistakes(course("champions", "\u65e0"))).isEmpty();
    }

    /** It may mean no, or not yet: it is pointed out, as "none yet" is. */
    @ParameterizedTest
    @ValueSource(strings = {"none", "Nothing.", "nil", "none yet"})
    void noneIsNoMistakeInADescriptionAndNoName(String none) throws Exception {
        assertThat(answers(read(course("champions", none)), "champions")).containsExactly(none);
        assertThat(wrong(course("champions", none))).isEmpty();
        assertThat(Reluctance.isHeardIn(none)).isTrue();
    }

    @Test
    void aLanguageIsGivenByItsCode() {
        assertThat(mistakes("provider: {name: A}\ncourse: {title: B, language: Spanish}\n"))
                .extracting(Mistake::todo)
                .containsExactly("Write es.");
    }

    @Test
    void anIdOfALevelThatAnElementLacksIsNotThatOfAnother() {
        assertThat(
                        mistakes(
                                "provider: {name: A}\ncourse: {title: B}\noutcomes: [{id: o, text: C, curriculum: [SDM-L2-01]}]\n"))
                .extracting(Mistake::todo)
                .containsExactly(
                        "The curriculum states outcomes of SDM at level 3 only. A component rests at level 1 on those of"
                                + " \"Capabilities to engage people\" (ENG), and at level 2 on those of \"Capabilities to"
                                + " motivate, enable and support people\" (ENB).");
        assertThat(
                        mistakes(
                                "provider: {name: A}\ncourse: {title: B}\noutcomes: [{id: o, text: C, curriculum: [HC-L4-01]}]\n"))
                .extracting(Mistake::todo)
                .containsExactly("The curriculum states outcomes of HC at level 1, 2 and 3 only.");
    }

    @Test
    void wordsAfterACommaBetweenBracesAreNoKey() {
        assertThat(mistakes("provider: {name: A}\ncourse: {title: Coaching, part one}\n"))
                .extracting(Mistake::todo)
                .containsExactly(
                        "If it belongs to the words before it, put all of these in quotation marks: between braces, a"
                                + " comma ends an answer.");
    }

    @Test
    void thingsOfOneTitleAreToldApart() throws Exception {
        String course = "provider: {name: A}\ncourse: {title: B}\nsessions:\n"
                + "  - {title: Workshop, date: 2027-01-05}\n  - {title: Workshop, week: 3}\n  - {title: Workshop}\n"
                + "  - {title: Talk}\n";

        assertThat(read(course).items())
                .extracting(Item::label)
                .containsExactly("Workshop (5 January 2027)", "Workshop (week 3)", "Workshop (3)", "Talk");
    }

    @Test
    void howOftenIsNoDayAndBelongsElsewhere() {
        assertThat(mistakes(course("contentReviewedOn", "annually")))
                .extracting(Mistake::todo)
                .containsExactly(
                        "This says how often, not on which day. Write a date as year-month-day with two digits for"
                                + " month and day, such as 2026-09-30, or leave it out where the day is not known. How often"
                                + " belongs under \"contentReviewEvery\".");
    }

    @Test
    void aDayThatNoMonthHasIsNoDate() {
        assertThat(mistakes(course("date", "31/2/2027"))).hasSize(1);
        assertThat(mistakes(course("date", "31 February 2027"))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"date", "length", "levels", "mode", "contentReviewEvery", "after", "element"})
    void nothingThatPeopleMayWriteEndsInAFailure(String where) {
        for (String answer : List.of(
                "",
                "1-",
                "-1",
                "3-1",
                "1-2-3",
                "x",
                "9 x 9",
                "999 x 999999 years",
                "0 x 1 day",
                "0/0/0000",
                "99/99/9999",
                "2027-13-45",
                "999999 years",
                "999999.999 days",
                "full",
                "every",
                "every every day",
                "every 0 days",
                "P",
                "PT",
                "every PT1H",
                "march",
                "May 2027",
                "00 May 2027",
                "May 0000",
                "1 x",
                "x 2 hours",
                "2 x x",
                "level",
                "levels 4",
                "\u0661-\u0663",
                "\ud835\udfcf-\ud835\udfd1")) {
            assertThatCode(() -> mistakes(course(where, answer.replace("'", "''"))))
                    .as(where + ": " + answer)
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "methods | practice, Role-play and discussion | Write them as a list: [practice, role play, discussion].",
                "elements | HC and SDM | Write them as a list: [HC, SDM].",
                "outcomes | o1, o2 | Write them as a list: [o1, o2].",
                "outcomes | share Decisions | Write its id: o1.",
                "outcomes | o1, o3 | Describe it, or remove it here.",
                "outcomes | another | Describe it, or remove it here.",
            })
    void severalAnswersInOneTextOrATitleForAnIdAreToldWhatToWrite(String key, String answer, String todo) {
        assertThat(mistakes("provider: {name: A}\ncourse: {title: B}\nsessions: [{title: C, " + key + ": '" + answer
                        + "'}]\noutcomes: [{id: o1, text: Share decisions}, {id: o2, text: Explain risk}]\n"))
                .extracting(Mistake::todo)
                .containsExactly(todo);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "champions | It is asked under \"sustainability\": move it there, or remove it.",
                "certificate | It is asked under \"assessment\": move it there, or remove it.",
                "groupSize | It is asked under \"sessions\": move it there, or remove it.",
                "facilitators | It is a section of its own: write it at the beginning of a line.",
                "cost | Remove it, or see the reference page of the submission file.",
                "audiences | Did you mean \"audience\"?",
            })
    void anAnswerInTheWrongPlaceIsToldItsPlace(String key, String todo) {
        assertThat(mistakes("provider: {name: A}\ncourse: {title: B, " + key + ": Two}\n"))
                .extracting(Mistake::todo)
                .containsExactly(todo);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "COM-L1-01 | Did you mean \"COM-00-01\"?",
                "SDM-L3-99 | Did you mean \"SDM-L3-01\"?",
            })
    void anIdThatIsNotInTheCurriculumIsHeldAgainstThoseOfItsElementFirst(String id, String todo) {
        assertThat(mistakes("provider: {name: A}\ncourse: {title: B}\noutcomes: [{id: o, text: C, curriculum: [" + id
                        + "]}]\n"))
                .extracting(Mistake::todo)
                .containsExactly(todo);
    }

    @Test
    void whatIsDeniedIsNotTakenForWhatItLooksLike() {
        assertThat(mistakes(course("methods", "no role play")))
                .extracting(Mistake::todo)
                .singleElement()
                .asString()
                .startsWith("Take it out, and name only what there is. Write one or more of: demonstration, practice");
    }

    @Test
    void aListThatIsAlwaysCompleteIsNotTakenForAnother() {
        assertThat(mistakes("provider: {name: A}\ncourse: {title: B}\nclaimsComplete: yes\n"))
                .extracting(Mistake::todo)
                .containsExactly("Remove it: \"claims\" always counts as all there is.");
    }

    /** A thing of this name would be met for being listed. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "no",
                "No.",
                "NONE",
                "none yet",
                "None planned",
                "none as yet planned",
                "nobody",
                "No one",
                "nothing at present",
                "Nil",
                "(none)",
                "none is planned",
                "not yet",
                "Not planned"
            })
    void whatIsCalledNothingIsNothing(String name) {
        String course = "provider: {name: A}\ncourse: {title: B}\n";
        assertThat(mistakes(course + "measures: [{kind: experience, name: '" + name + "'}]\n"))
                .extracting(Mistake::todo)
                .containsExactly(
                        "Write what it is called. If there is none, take it out, and say that all are listed.");
        assertThat(mistakes(course + "assessments: [{purpose: formative, title: '" + name + "'}]\n"))
                .hasSize(1);
        assertThat(mistakes(course + "facilitators: [{name: '" + name + "'}]\n"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "No wrong door",
                "Nothing about us without us",
                "Not just words",
                "Never too late",
                "Nobody left behind",
                "None the wiser: listening well",
                "No decision about me",
                "Now what?"
            })
    void aNameMayBeginLikeARefusal(String name) {
        assertThat(mistakes("provider: {name: A}\ncourse: {title: '" + name
                        + "'}\nassessments: [{purpose: formative, title: '" + name + "'}]\n"))
                .isEmpty();
    }

    private static List<Mistake> mistakes(String course) {
        try {
            read(course);
            return List.of();
        } catch (MistakesException e) {
            return e.mistakes();
        }
    }
}
