package org.touchstone.check.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.touchstone.Approved;
import org.touchstone.ShippedRules;
import org.touchstone.check.findings.Finding;
import org.touchstone.check.judgement.Point;
import org.touchstone.check.located.MistakesException;

/** What one standard asks is judged at once, and what needs a look of its own is not. */
class ReviewQuestionTest {

    private static Report report(String text) throws MistakesException {
        return Report.withoutAdvice(ShippedRules.assess(text));
    }

    private static List<Matter> matters(String text) throws MistakesException {
        return Matter.of(report(text));
    }

    /** What each point rests on, as the names of the answers. */
    private static Map<Point, Set<String>> restsOn(Report report) {
        Map<Point, Set<String>> restsOn = new HashMap<>();
        for (Finding finding : report.assessment().findings()) {
            finding.facts()
                    .forEach(fact -> restsOn.computeIfAbsent(Point.of(finding), key -> new TreeSet<>())
                            .add(fact.name()));
        }
        return restsOn;
    }

    private static String example(String course) {
        return read(Path.of("rules", "examples", course + ".yaml"));
    }

    private static List<Matter> of(String fixture) throws MistakesException {
        return matters(read(Path.of("fixtures", fixture, "course.yaml")));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<ReviewQuestion> questions(List<Matter> matters) {
        return matters.stream().flatMap(matter -> matter.questions().stream()).toList();
    }

    /** What is judged together with a part, each as its key and what it is about. */
    private static List<String> with(List<Matter> matters, String part) {
        return questions(matters).stream()
                .filter(question -> question.items().stream()
                        .anyMatch(item -> item.point().part().equals(part)))
                .map(question -> question.items().stream()
                        .map(item -> (item.point().part() + " " + item.about()).strip())
                        .collect(Collectors.joining(", ")))
                .toList();
    }

    @Test
    void whatIsAskedOfManyPointsIsSaidOnce() throws MistakesException {
        Matter mapping = matters(example("every-element")).stream()
                .filter(matter -> matter.requirement().equals("curriculum-mapping"))
                .findFirst()
                .orElseThrow();
        assertThat(mapping.found()).hasSizeGreaterThan(500);
        assertThat(mapping.grounds()).hasSizeLessThan(20);
        assertThat(mapping.grounds())
                .extracting(EntryInWords::asks)
                .containsAll(mapping.found().stream()
                        .map(item -> item.words().asks())
                        .toList());
    }

    @Test
    void outcomesStandByTheNumbersInTheirIds() throws MistakesException {
        assertThat(questions(matters(example("complete-course"))).stream()
                        .flatMap(question -> question.items().stream())
                        .map(Matter.Item::point)
                        .filter(point -> point.part().equals("curriculum-mapping/maps-to-curriculum"))
                        .map(Point::target))
                .containsExactly("O1", "O2", "O3", "O4", "O5", "O6", "O7", "O8", "O9", "O10", "O11", "O12");
    }

    @Test
    void whatIsWorkedOutIsNotAmongWhatTheProviderSays() throws MistakesException {
        List<EntryInWords> points = of("elements/HC").stream()
                .flatMap(matter -> matter.all().stream())
                .map(Matter.Item::words)
                .toList();

        assertThat(points)
                .flatExtracting(EntryInWords::facts)
                .extracting(EntryInWords.StatedFact::says)
                .anyMatch(says -> says.startsWith("days not counted"));
        assertThat(points)
                .flatExtracting(EntryInWords::written)
                .extracting(EntryInWords.StatedFact::says)
                .contains("stage (Workshop 1): core programme")
                .noneMatch(says -> says.startsWith("days not counted"));
    }

    /** So many questions are put to a reviewer; each with its points, for people to see what is judged at once. */
    @ParameterizedTest
    @CsvSource({"complete-course, 159, 64", "every-element, 447, 91"})
    void aReviewIsOfSoManyQuestions(String course, int points, int asked) throws MistakesException {
        Report report = report(example(course));
        List<Matter> matters = Matter.of(report);
        Map<Point, Set<String>> restsOn = restsOn(report);
        List<String> lines = new ArrayList<>();
        Set<Point> seen = new HashSet<>();
        for (Matter matter : matters) {
            for (ReviewQuestion question : matter.questions()) {
                lines.add(matter.title() + ": " + question.items().size());
                for (Matter.Item item : question.items()) {
                    assertThat(seen.add(item.point()))
                            .as("%s once", item.point())
                            .isTrue();
                    lines.add("    " + item.question() + " ("
                            + String.join(", ", item.words().standards()) + "; rests on "
                            + String.join(", ", restsOn.getOrDefault(item.point(), Set.of())) + ")");
                }
            }
        }

        assertThat(seen)
                .isEqualTo(matters.stream()
                        .flatMap(matter -> matter.toJudge().stream())
                        .map(Matter.Item::point)
                        .collect(Collectors.toSet()))
                .hasSize(points);
        assertThat(questions(matters)).hasSize(asked);
        Approved.verify(
                Path.of("fixtures", course, "review.txt"),
                asked + " questions on " + points + " points\n\n" + String.join("\n", lines) + "\n");
    }

    @Test
    void whatAStandardAsksOfSeveralThingsIsOneQuestion() throws MistakesException {
        List<Matter> complete = matters(example("complete-course"));

        assertThat(with(complete, "intended-outcomes/systems"))
                .containsExactly(
                        "intended-outcomes/patients, intended-outcomes/practitioners, intended-outcomes/systems");
        assertThat(with(complete, "sign-off/sign-off"))
                .containsExactly("sign-off/support Health coaching, sign-off/sign-off Health coaching,"
                        + " sign-off/support Shared decision-making, sign-off/sign-off Shared decision-making");
    }

    @Test
    void whatIsAskedOfATopicIsApartFromWhatIsAskedOfTheCourse() throws MistakesException {
        assertThat(with(matters(example("complete-course")), "audience-and-learners/defined-group"))
                .containsExactly("audience-and-learners/defined-group, audience-and-learners/needs-met,"
                        + " audience-and-learners/actively-engaged");
    }

    @Test
    void whatIsAskedOfManyThingsIsAskedPartByPart() throws MistakesException {
        List<ReviewQuestion> questions = questions(matters(example("every-element")));
        assertThat(questions).anyMatch(question -> question.items().size() > 12);
        assertThat(questions)
                .filteredOn(question -> question.items().size() > 12)
                .allSatisfy(question -> assertThat(question.items())
                        .extracting(item -> item.point().part())
                        .containsOnly(question.items().get(0).point().part()));
    }

    @Test
    void theSameAnswerIsJudgedOnceForTwoStandards() throws MistakesException {
        assertThat(with(matters(example("complete-course")), "funding/viable"))
                .containsExactly("funding/secured, funding/viable");
    }

    @Test
    void whatTwoStandardsAskOfDifferentAnswersIsTwoQuestions() throws MistakesException {
        assertThat(with(matters(example("complete-course")), "evidence-base/evidence-of-benefit"))
                .containsExactly("evidence-base/evidence-of-benefit");
    }

    @Test
    void wordsThatMayBeARefusalAreJudgedByThemselves() throws MistakesException {
        String said =
                "Services see fewer repeat appointments for the same problem and fewer treatments that people regret.";
        assertThat(example("complete-course")).contains(said);
        List<Matter> refused = matters(example("complete-course").replace(said, "We do not plan for this at present."));

        assertThat(with(refused, "intended-outcomes/systems")).containsExactly("intended-outcomes/systems");
        assertThat(with(refused, "intended-outcomes/patients"))
                .containsExactly("intended-outcomes/patients, intended-outcomes/practitioners");
    }

    @Test
    void whatConflictsIsJudgedByItself() throws MistakesException {
        List<Matter> conflicting = of("conflicting-statements");

        assertThat(with(conflicting, "attendance-data/completers")).containsExactly("attendance-data/completers");
        assertThat(with(conflicting, "review-of-quality/peer")).containsExactly("review-of-quality/peer");
    }

    @Test
    void whatIsNotDoneAndAskedWhereAppropriateIsJudgedByItself() throws MistakesException {
        assertThat(with(of("where-appropriate"), "sign-off/sign-off"))
                .containsExactly("sign-off/sign-off Health literacy", "sign-off/sign-off Shared decision-making");
    }
}
