package org.touchstone.check.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.touchstone.ShippedRules;
import org.touchstone.check.assessment.Assessment;
import org.touchstone.check.facts.Fact;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Beside each finding a reader sees what there is to judge, and what was worked out never as words of the file. */
class ShownBesideTest {

    private static Report complete;
    private static Report everyElement;

    @BeforeAll
    static void check() {
        complete = Report.withoutAdvice(ShippedRules.assess(ShippedRules.course("complete-course")));
        everyElement = Report.withoutAdvice(ShippedRules.assess(ShippedRules.course("every-element")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "evidence-base/evidence-of-benefit | year (Decision aids and shared decisions: a systematic review): 2021",
                "evidence-base/evidence-on-the-topic | published (Decision aids and shared decisions: a systematic review): yes",
                "lived-experience/patient-stories | how (contribution 2): Three patients told on film how a decision was shared with them; they chose what is shown.",
                "modular-and-context-specific/specific | module (Workshop 1): \"Health coaching\"",
                "core-programme/enough-time | teaching time: 18 hours",
                "core-programme/enough-time | length (Workshop 1): 6 hours",
                "group-size/suits-the-training | facilitators present (Practice group): 1",
                "group-size/recommended-number | facilitators present (Workshop 1): 2",
                "facilitators/qualified | facilitators (Workshop 1): lead-trainer",
                "planning-with-expert-facilitation/expert | qualification (Lead trainer): A postgraduate certificate in education and an accredited qualification in health coaching.",
                "review-of-quality/independent | found (review 2): The course is taught as designed; assessment criteria are clear.",
                "patient-reported-measures/experience | when (A short published questionnaire on how far people felt pa...): After the conversation, in the month before the course and three months after it.",
                "immediate-and-intermediate-outcomes/immediate | found (evaluation 1): All sixteen filled in the form; fifteen said that they would use what they had practised.",
                "levels-of-performance/at-the-end | criteria (Reflective log with case study): Complete, honest and analytic: four criteria, each with examples of what is and is not enough.",
                "assessment-aligned/valid | text: Apply what is known of readiness and activation to support people in setting goals of their own.",
                "curriculum-mapping/maps-to-curriculum | level (Describe the principles of health coaching and compare th...): 1",
                "curriculum-mapping/maps-to-curriculum | text: Describe the principles of health coaching and compare the types of coaching in use.",
                "governance/quality-assurance | other accreditation: A national body for coaching recognises the course as continuing education, until 2028.",
                "feedback/in-good-time | feedback on (change 1): 10 June 2025",
            })
    void aReaderSeesWhatThereIsToJudge(String part, String says) {
        assertThat(said(complete, part)).contains(says);
    }

    @Test
    void theTopicOfAnElementBringsInTheAssessmentsAboutIt() {
        assertThat(said(everyElement, "published-criteria/published-criteria"))
                .anyMatch(line -> line.startsWith("criteria (Observed conversation): "));
    }

    @Test
    void aCurriculumOutcomeIsShownWithWhatItAsks() {
        assertThat(said(complete, "curriculum-mapping/maps-to-curriculum"))
                .anyMatch(
                        line -> line.startsWith(
                                "curriculum (Describe the principles of health coaching and compare th...): HC-L1-01 (the learner "));
    }

    @Test
    void whatIsShownIsOfWhatTheFindingSpeaksOf() {
        assertThat(said(complete, "review-of-quality/independent"))
                .noneMatch(line -> line.startsWith("found (review 1)"));
    }

    @Test
    void whatIsWorkedOutIsSaidToBeSo() {
        List<EntryInWords.StatedFact> depths = facts(complete, "curriculum-mapping/practised")
                .filter(fact -> fact.says().startsWith("depth"))
                .toList();

        assertThat(depths).isNotEmpty().allMatch(fact -> fact.where().startsWith("worked out from line "));
        assertThat(facts(complete, "curriculum-mapping/maps-to-curriculum"))
                .isNotEmpty()
                .noneMatch(fact -> fact.where().startsWith("worked out"));
    }

    @Test
    void theJsonReportSaysWhatIsShownAndWhatIsWorkedOut() {
        JsonNode findings =
                JsonMapper.shared().readTree(JsonReport.render(complete)).path("findings");

        assertThat(findings.findParents("shown"))
                .anySatisfy(finding -> assertThat(finding.path("shown").toString())
                        .contains("\"review.found\"", "The course is taught as designed"));
        assertThat(findings.findParents("workedOut"))
                .extracting(fact -> fact.path("name").asString())
                .contains("curriculum outcome.depth", "course.facilitators listed")
                .doesNotContain("review.found");
    }

    @Test
    void nothingRestsOnWhatIsShown() {
        Assessment assessment = complete.assessment();
        assertThat(assessment.findings())
                .allSatisfy(finding -> assertThat(finding.facts()).noneMatch(finding.shown()::contains));
        assertThat(assessment.findings().stream()
                        .flatMap(finding -> finding.shown().stream())
                        .map(Fact::workedOut))
                .isNotEmpty()
                .doesNotContain(true);
    }

    private static List<String> said(Report report, String part) {
        return facts(report, part).map(EntryInWords.StatedFact::says).toList();
    }

    private static Stream<EntryInWords.StatedFact> facts(Report report, String part) {
        return Stream.of(report.thingsToDo(), report.questions(), report.met())
                .flatMap(List::stream)
                .filter(entry -> entry.first().finding().part().key().equals(part))
                .flatMap(entry -> EntryInWords.of(entry, report).facts().stream());
    }
}
