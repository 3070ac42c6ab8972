package org.touchstone.check.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.touchstone.Approved;
import org.touchstone.ShippedRules;
import org.touchstone.check.assessment.Assessor;
import org.touchstone.check.findings.Outcome;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.submission.SubmissionReader;

/** The whole reports on all fixtures, as people approved them. */
class ReportApprovalTest {

    private static final Path FIXTURES = Path.of("fixtures");

    static Stream<Path> courses() throws IOException {
        try (Stream<Path> all = Files.walk(FIXTURES)) {
            List<Path> courses = all.filter(
                            path -> path.getFileName().toString().matches("course\\.(yaml|json)"))
                    .sorted()
                    .toList();
            return courses.stream();
        }
    }

    private static Report report(Path course) throws MistakesException {
        return Report.of(Assessor.assess(
                SubmissionReader.read(course, ShippedRules.RULESET.catalogue().questions()),
                ShippedRules.RULESET,
                ShippedRules.AS_OF));
    }

    /** The ruleset's digest changes with every word in it; the approved reports are about what is found. */
    private static String withoutDigest(String report) {
        return report.replace(ShippedRules.RULESET.digest(), "DIGEST")
                .replace(ShippedRules.RULESET.shortName(), "DIGEST");
    }

    @ParameterizedTest
    @MethodSource("courses")
    void theReportIsTheApprovedOne(Path course) throws MistakesException {
        Report report = report(course);

        Approved.verify(course.resolveSibling("report.txt"), withoutDigest(TextReport.render(report, false)));
        Approved.verify(course.resolveSibling("report.json"), withoutDigest(JsonReport.render(report)));
    }

    @Test
    void theCompleteCoursesLeaveNothingButQuestionsForAReviewer() {
        for (String name : List.of("complete-course", "every-element")) {
            Report report = Report.of(ShippedRules.assess(ShippedRules.course(name)));

            Approved.verify(
                    FIXTURES.resolve(name).resolve("report.txt"), withoutDigest(TextReport.render(report, false)));
            Approved.verify(FIXTURES.resolve(name).resolve("report.json"), withoutDigest(JsonReport.render(report)));
            assertThat(report.thingsToDo()).as("what %s has to put right", name).isEmpty();
            assertThat(report.leftToAnswer().open())
                    .as("what %s leaves to answer", name)
                    .isZero();
            assertThat(report.assessment().notYetCovered()).isEmpty();
        }
    }

    /** One report with everything in it; the others say the same of other courses. */
    @Test
    void theFullReportIsTheApprovedOne() throws MistakesException {
        Path course = FIXTURES.resolve("large-face-to-face-group").resolve("course.yaml");

        Approved.verify(
                course.resolveSibling("report-full.txt"), withoutDigest(TextReport.renderFull(report(course), false)));
    }

    /** A provider reads a report of two screens, and not one of thirty. */
    @Test
    void halfOfTheReportsAreOfAtMostAHundredAndTwentyLines() throws IOException, MistakesException {
        List<Long> lines = new ArrayList<>();
        for (Path course : courses().toList()) {
            lines.add(TextReport.render(report(course), false).lines().count());
        }
        for (String name : List.of("complete-course", "every-element")) {
            Report report = Report.of(ShippedRules.assess(ShippedRules.course(name)));
            lines.add(TextReport.render(report, false).lines().count());
        }
        lines.sort(null);

        assertThat(lines.get(lines.size() / 2)).as("the median of %s", lines).isLessThanOrEqualTo(120);
    }

    @Test
    void everyOutcomeButErrorIsInSomeReport() throws IOException, MistakesException {
        List<Outcome> seen = new ArrayList<>();
        for (Path course : courses().toList()) {
            seen.addAll(report(course).assessment().counts().keySet());
        }
        assertThat(seen)
                .contains(
                        Outcome.NOT_MET,
                        Outcome.CONFLICTING,
                        Outcome.NOT_STATED,
                        Outcome.NEEDS_JUDGEMENT,
                        Outcome.MET,
                        Outcome.NOT_APPLICABLE);
    }
}
