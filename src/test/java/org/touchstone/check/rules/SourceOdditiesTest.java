package org.touchstone.check.rules;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.touchstone.ShippedRules;
import org.touchstone.check.assessment.Assessment;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.catalogue.Parameter;
import org.touchstone.check.catalogue.Strength;
import org.touchstone.check.explanation.Explanation;
import org.touchstone.check.findings.Finding;
import org.touchstone.check.findings.Outcome;
import org.touchstone.check.findings.Verdict;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.located.NodeReader;
import org.touchstone.check.report.Report;
import org.touchstone.check.report.TextReport;

/** What is odd in the source, and easily got wrong by somebody who writes rules in a hurry. */
class SourceOdditiesTest {

    private static final Catalogue CATALOGUE = ShippedRules.RULESET.catalogue();
    private static final List<String> ELEMENTS =
            List.of("CON", "MECC", "HL", "PA", "BC", "MI", "HC", "RV", "SDM", "PCSP", "SPC", "SSM", "EC", "PHB");

    /** The source states this outcome again as ENB-L2-08. */
    private static final String STATED_AT_BOTH_LEVELS = "ENG-L1-07";

    private static final Set<String> COMPONENTS = Set.of("SDM", "PCSP", "SPC", "SSM", "EC", "PHB");

    /** A course that claims these elements at level 3, with whatever else it says. */
    private static Assessment claiming(List<String> elements, String more) {
        String claims = elements.stream()
                .map(element -> "{element: " + element + ", levels: [3]}")
                .collect(Collectors.joining(", ", "claims: [", "]\n"));
        return course(claims + more);
    }

    private static Assessment course(String text) {
        String course = "provider: {name: P}\ncourse: {title: T}\n" + text;
        try {
            return ShippedRules.assess(NodeReader.read(course.getBytes(StandardCharsets.UTF_8), "course.yaml"));
        } catch (MistakesException e) {
            throw new AssertionError(e);
        }
    }

    private static Assessment withOneGroup(String mode, int people) {
        return claiming(
                List.of("HC"),
                "sessions: [{id: s, title: S, mode: " + mode + ", groupSizeLeast: " + people + ", groupSize: " + people
                        + ", skillsTraining: yes}]\n");
    }

    private static List<Finding> on(Assessment assessment, String standard) {
        return assessment.findings().stream()
                .filter(finding -> finding.standard().id().equals(standard))
                .toList();
    }

    private static Finding of(Assessment assessment, String part, String target) {
        return assessment.findings().stream()
                .filter(finding -> finding.part().key().equals(part))
                .filter(finding -> finding.target().id().equals(target))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> elementsAsked(Assessment assessment, String requirement) {
        return assessment.findings().stream()
                .filter(finding -> finding.part().requirement().equals(requirement))
                .map(finding -> finding.standard().element())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void signOffIsAskedOfElevenElementsAndNotOfPatientActivationEnablingChoiceAndPersonalHealthBudgets() {
        Set<String> eleven = new TreeSet<>(ELEMENTS);
        eleven.removeAll(Set.of("PA", "EC", "PHB"));

        assertThat(elementsAsked(claiming(ELEMENTS, ""), "sign-off"))
                .isEqualTo(eleven)
                .hasSize(11);
        assertThat(claiming(List.of("PA", "EC", "PHB"), "assessment: {signOff: no}\n")
                        .findings())
                .noneMatch(finding -> finding.part().key().equals("sign-off/sign-off"));
    }

    @Test
    void whereSignOffIsAskedWhereAppropriateItsAbsenceIsForAReviewerAndFailsNoCourse() {
        Assessment without = claiming(ELEMENTS, "assessments: []\nassessment: {signOff: no}\n");

        for (String part : List.of("formative-assessment", "summative-assessment", "sign-off")) {
            for (String element : List.of("HL", "SDM")) {
                Finding finding = of(without, "sign-off/" + part, element);
                assertThat(finding.outcome()).as(finding.toString()).isEqualTo(Outcome.NEEDS_JUDGEMENT);
                assertThat(finding.strength()).isEqualTo(Strength.WHERE_APPROPRIATE);
                assertThat(finding.fails()).isFalse();
            }
            assertThat(of(without, "sign-off/" + part, "HC").fails()).isTrue();
        }
    }

    @Test
    void personalHealthBudgetsHaveTwelveStandardsAndNoneOnEvidenceExperienceOrFacilitation() {
        Assessment alone = claiming(List.of("PHB"), "");

        assertThat(alone.findings().stream()
                        .map(finding -> finding.standard().id())
                        .filter(id -> id.startsWith("PHB-")))
                .containsOnly(
                        "PHB-DES-01",
                        "PHB-DES-02",
                        "PHB-DEL-01",
                        "PHB-DEL-02",
                        "PHB-MON-01",
                        "PHB-MON-02",
                        "PHB-MON-03",
                        "PHB-MON-04",
                        "PHB-MON-05",
                        "PHB-SUS-01",
                        "PHB-SUS-02",
                        "PHB-SUS-03");
        for (String requirement : List.of(
                "evidence-base",
                "lived-experience",
                "experiential-learning",
                "planning-with-expert-facilitation",
                "challenge-and-safety")) {
            assertThat(elementsAsked(alone, requirement)).as(requirement).doesNotContain("PHB");
        }
    }

    @Test
    void livedExperienceIsAskedInTheWordsOfEachElement() {
        Map<String, String> words = new LinkedHashMap<>();
        Report.of(claiming(ELEMENTS, "")).explanations().stream()
                .filter(explanation ->
                        explanation.finding().part().requirement().equals("lived-experience"))
                .forEach(explanation ->
                        words.put(explanation.finding().standard().element(), explanation.asks()));

        String people = "The teaching brings in how people with lived experience see the topic.";
        String patients = "The teaching uses the experience of patients, their families or their carers.";
        assertThat(words)
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        entry("FW", "People who use services helped to design the course."),
                        entry("CON", people),
                        entry("MECC", people),
                        entry("HL", people),
                        entry("PA", people),
                        entry("BC", people),
                        entry("MI", people),
                        entry("HC", people),
                        entry("RV", "The teaching brings in how people who use remote or virtual services see them."),
                        entry("SDM", "The teaching uses patients' stories."),
                        entry("PCSP", patients),
                        entry("SPC", patients),
                        entry("SSM", patients),
                        entry("EC", patients)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SDM  | SDM-DEL-01  | health coaching        | expert facilitation in shared decision-making",
                "SDM  | SDM-DEL-04  | health coaching        | encounters with shared decision-making",
                "PCSP | PCSP-DEL-01 | health coaching        | expert facilitation in personalised care and support planning",
                "SPC  | SPC-DES-05  | shared decision-making | time for social prescribing and community-based support",
                "SPC  | SPC-DEL-01  | support planning       | expert facilitation in social prescribing and community-based support",
                "SPC  | SPC-DEL-02  | support planning       | e-learning on social prescribing and community-based support",
                "SSM  | SSM-DEL-02  | support planning       | e-learning on supported self-management",
                "EC   | EC-DEL-02   | support planning       | e-learning on enabling choice",
                "MECC | MECC-DES-02 | consultation models    | the theory and practice of MECC",
            })
    void aTopicThatLooksCopiedIsReadAsTheElementsOwnAndTheReportSaysSo(
            String element, String standard, String says, String readAs) {
        Assessment alone = claiming(List.of(element), "");

        assertThat(on(alone, standard))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.standard().interpretation())
                        .hasValueSatisfying(interpretation -> {
                            assertThat(interpretation.says()).contains(says);
                            assertThat(interpretation.readAs()).contains(readAs);
                            assertThat(interpretation.because()).isNotBlank();
                        }));
        assertThat(oneLine(TextReport.render(Report.of(alone).only(standard), false)))
                .contains(readAs);
    }

    @Test
    void theCascadeOfTwelveElementsNamesAnotherTopicAndIsReadAsTheirOwn() {
        Set<String> reread = claiming(ELEMENTS, "").findings().stream()
                .filter(finding -> finding.part().key().equals("cascade/trainers"))
                .filter(finding -> finding.standard()
                        .interpretation()
                        .filter(interpretation -> interpretation.says().contains("consultation skills"))
                        .isPresent())
                .map(finding -> finding.standard().element())
                .collect(Collectors.toCollection(TreeSet::new));

        Set<String> allButTwo = new TreeSet<>(ELEMENTS);
        allButTwo.removeAll(Set.of("CON", "HL"));
        assertThat(reread).isEqualTo(allButTwo);
    }

    @Test
    void anExpertInHealthCoachingIsNoExpertInSharedDecisionMakingWhateverTheCopiedTopicSays() {
        String expert = "facilitators: [{id: f, name: F, expertIn: [%s]}]\n";

        assertThat(of(
                                claiming(List.of("SDM"), expert.formatted("HC")),
                                "planning-with-expert-facilitation/expert",
                                "SDM")
                        .outcome())
                .isEqualTo(Outcome.NOT_STATED);
        assertThat(of(
                                claiming(List.of("SDM"), expert.formatted("SDM")),
                                "planning-with-expert-facilitation/expert",
                                "SDM")
                        .outcome())
                .isEqualTo(Outcome.NEEDS_JUDGEMENT);
    }

    @Test
    void theBulletPrintedTwiceGivesOneFindingWithBothIds() {
        Assessment assessment = claiming(List.of("HC"), "");

        assertThat(on(assessment, "FW-MON-08")).isEmpty();
        assertThat(on(assessment, "FW-MON-07"))
                .extracting(finding -> finding.part().id(), Finding::alsoStandards)
                .containsExactly(
                        tuple("immediate", List.of("FW-MON-08")),
                        tuple("intermediate", List.of("FW-MON-08")),
                        tuple("put-into-practice", List.of("FW-MON-08")));
        assertThat(Report.of(assessment).only("FW-MON-08").explanations()).hasSize(3);
    }

    @Test
    void componentsStateLevelThreeOnlyAndTheirLowerLevelsAreTheGenericCapabilities() {
        assertThat(CATALOGUE.outcomes())
                .filteredOn(outcome -> COMPONENTS.contains(outcome.element()))
                .allMatch(outcome -> outcome.level() == 3);
        for (String component : COMPONENTS) {
            assertThat(outcomesAsked(component, "[3]"))
                    .as(component)
                    .isNotEmpty()
                    .allMatch(id -> id.startsWith(component + "-L3-"));
            assertThat(outcomesAsked(component, "[1]"))
                    .as(component)
                    .hasSize(24)
                    .allMatch(id -> id.startsWith("ENG-L1-"));
            assertThat(outcomesAsked(component, "[2]"))
                    .as(component)
                    .hasSize(29)
                    .allMatch(id -> id.startsWith("ENB-L2-") || id.equals(STATED_AT_BOTH_LEVELS));
        }
        assertThat(outcomesAsked("HC", "[1]")).allMatch(id -> id.startsWith("HC-L1-"));
    }

    @Test
    void anOutcomeThatTheSourceStatesAtTwoLevelsIsAskedOnce() {
        assertThat(outcomesAsked("SDM", "[1, 2, 3]"))
                .doesNotHaveDuplicates()
                .hasSize(24 + 29 - 1 + 8)
                .contains(STATED_AT_BOTH_LEVELS)
                .doesNotContain("ENB-L2-08");
        assertThat(outcomesAsked("MI", "[1, 2, 3]")).contains("MI-L2-06").doesNotContain("MI-L3-01");
        assertThat(outcomesAsked("MI", "[3, 2]")).contains("MI-L2-06").doesNotContain("MI-L3-01");
    }

    @Test
    void anOutcomeThatTheSourceStatesAtTwoLevelsGoesByTheLevelClaimed() {
        assertThat(outcomesAsked("MI", "[3]")).contains("MI-L3-01").allMatch(id -> id.startsWith("MI-L3-"));
        assertThat(outcomesAsked("SDM", "[2]")).contains("ENB-L2-08").allMatch(id -> id.startsWith("ENB-L2-"));
    }

    private static List<String> outcomesAsked(String element, String levels) {
        return course("claims: [{element: " + element + ", levels: " + levels + "}]\n").findings().stream()
                .filter(finding -> finding.part().key().equals("curriculum-mapping/mapped"))
                .map(finding -> finding.target().id())
                .toList();
    }

    @Test
    void theTablesOfMethodsAreIllustrationsThatNoFindingMentionsAndNoCourseFailsBy() {
        Assessment lectures = claiming(
                ELEMENTS,
                "sessions: [{id: s, title: S, methods: [lecture], elements: [" + String.join(", ", ELEMENTS) + "]}]\n");

        assertThat(lectures.findings()).noneMatch(finding -> finding.outcome() == Outcome.NOT_MET);
        assertThat(Report.of(lectures).explanations()).allSatisfy(explanation -> {
            assertThat(words(explanation)).doesNotContainIgnoringCase("table 3", "table3", "table of methods");
            assertThat(explanation.finding().standard().source().toString()).doesNotContainIgnoringCase("table");
        });
    }

    private static String words(Explanation explanation) {
        return String.join(
                " ",
                explanation.asks(),
                explanation.reason(),
                explanation.question().orElse(""),
                explanation.remedy().orElse(""));
    }

    @Test
    void anOutcomeOfTheCourseFailsWithNoVerbWhateverTheTableOfVerbsHolds() {
        Assessment odd = claiming(List.of("HC"), "outcomes: [{id: O1, text: Ponder what coaching is, level: 3}]\n");

        assertThat(odd.findings()).noneMatch(finding -> finding.outcome() == Outcome.NOT_MET);
    }

    @Test
    void noNumberIsInventedAndTheOnlyOnesSetAreTwelveAndEighteenPeople() {
        assertThat(CATALOGUE.parameters())
                .filteredOn(Parameter::isSet)
                .extracting(Parameter::requirement, Parameter::name, Parameter::number)
                .containsExactlyInAnyOrder(tuple("group-size", "least", 12.0), tuple("group-size", "most", 18.0));
        assertThat(CATALOGUE.parameters())
                .filteredOn(parameter -> !parameter.isSet())
                .isNotEmpty();
    }

    @Test
    void twentyTwoPeopleFaceToFaceMissARecommendationAndFailNothing() {
        Assessment usual = withOneGroup("face to face", 16);
        Assessment large = withOneGroup("face to face", 22);

        Finding number = of(large, "group-size/recommended-number", "s");
        assertThat(number.outcome()).isEqualTo(Outcome.NOT_MET);
        assertThat(number.strength()).isEqualTo(Strength.RECOMMENDED);
        assertThat(number.fails()).isFalse();
        assertThat(number.parameters()).extracting(Parameter::text).contains("18");
        assertThat(of(large, "group-size/suits-the-training", "s").outcome()).isEqualTo(Outcome.NEEDS_JUDGEMENT);
        assertThat(large.findings()).noneMatch(Finding::fails);
        assertThat(large.verdict()).isEqualTo(usual.verdict());
        assertThat(Verdict.on(List.of(number))).isEqualTo(Verdict.MET);
    }

    @Test
    void twelveAndEighteenPeopleAreWithinTheRecommendation() {
        for (int people : new int[] {12, 18}) {
            assertThat(of(withOneGroup("face to face", people), "group-size/recommended-number", "s")
                            .outcome())
                    .isEqualTo(Outcome.MET);
        }
        for (int people : new int[] {11, 19}) {
            assertThat(of(withOneGroup("face to face", people), "group-size/recommended-number", "s")
                            .outcome())
                    .isEqualTo(Outcome.NOT_MET);
        }
    }

    @Test
    void thirtyPeopleAtADistanceAreForAReviewerBecauseTheSourceGivesNoNumber() {
        Assessment remote = withOneGroup("remote", 30);

        assertThat(of(remote, "group-size/suits-the-training", "s").outcome()).isEqualTo(Outcome.NEEDS_JUDGEMENT);
        assertThat(of(remote, "group-size/recommended-number", "s").outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
    }

    @Test
    void silenceIsNeverAFailureAndNeverAPass() {
        for (String element : ELEMENTS) {
            Assessment silent = claiming(List.of(element), "");

            assertThat(silent.findings())
                    .as(element)
                    .extracting(Finding::outcome)
                    .containsOnly(Outcome.NOT_STATED, Outcome.NOT_APPLICABLE);
            assertThat(silent.verdict()).isEqualTo(Verdict.NOT_STATED);
        }
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
