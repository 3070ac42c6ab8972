package org.touchstone.check.catalogue;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.touchstone.ShippedRules;
import org.touchstone.check.findings.Finding;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.located.NodeReader;

/**
 * The rules ask of each element exactly what the source asks of it, cell by cell of a matrix that was read from the
 * source alone.
 */
class ThemeMatrixTest {

    private static final Path MATRIX = Path.of("src/test/resources/org/touchstone/theme-matrix.csv");

    /** The columns that are asked of every course. */
    private static final Set<String> GENERAL = Set.of("FW", "AP");

    /**
     * The parts that carry each theme, as lists of alternatives: an element of whom the theme is asked must be asked one
     * part of each list. What FW and AP ask under several bullets is looked at all together.
     */
    private static final Map<String, List<Set<String>>> PARTS = Map.ofEntries(
            entry(
                    "evidence-and-lived-experience",
                    List.of(
                            Set.of("evidence-base/evidence-of-benefit", "evidence-base/evidence-on-the-topic"),
                            Set.of(
                                    "lived-experience/co-production",
                                    "lived-experience/lived-experience",
                                    "lived-experience/service-users",
                                    "lived-experience/patient-stories",
                                    "lived-experience/patient-experience"))),
            entry(
                    "theory-and-practice",
                    List.of(Set.of(
                            "theory-and-practice/theory-and-practice",
                            "theory-and-practice/theory-and-practice-set-out"))),
            entry(
                    "e-learning-recorded-achievement",
                    List.of(
                            Set.of("e-learning/relevant-e-learning", "e-learning/relevant-resources"),
                            Set.of("e-learning/achievement-recorded", "e-learning/resource-achievement-recorded"),
                            Set.of(
                                    "e-learning/right-level",
                                    "e-learning/right-capability",
                                    "e-learning/resource-right-level"))),
            entry(
                    "aligned-to-defined-group",
                    List.of(
                            Set.of("audience-and-learners/audience", "audience-and-learners/defined-group"),
                            Set.of("audience-and-learners/needs-met", "audience-and-learners/topic-fits-the-group"),
                            Set.of(
                                    "audience-and-learners/actively-engaged",
                                    "audience-and-learners/topic-engages-the-group"))),
            entry(
                    "certificate-of-completion",
                    List.of(Set.of("certificate/formal-learning"), Set.of("certificate/experiential-training"))),
            entry(
                    "planning-with-expert-facilitation",
                    List.of(
                            Set.of(
                                    "planning-with-expert-facilitation/planned",
                                    "telling-participants/accurate",
                                    "telling-participants/in-time",
                                    "telling-participants/open"),
                            Set.of(
                                    "planning-with-expert-facilitation/expert",
                                    "facilitators/qualified",
                                    "facilitators/experienced"))),
            entry(
                    "core-programme-with-ongoing-activities",
                    List.of(
                            Set.of(
                                    "core-programme/core-programme",
                                    "core-programme/time-for-the-topic",
                                    "core-programme/time-to-understand"),
                            Set.of(
                                    "core-programme/ongoing-activities",
                                    "core-programme/timetabled-activities",
                                    "core-programme/time-for-the-topic",
                                    "core-programme/time-to-understand"))),
            entry(
                    "experiential-learning",
                    List.of(Set.of(
                            "experiential-learning/learning-by-doing", "experiential-learning/practice-in-the-topic"))),
            entry(
                    "challenge-in-safe-environment",
                    List.of(
                            Set.of(
                                    "challenge-and-safety/challenging-content",
                                    "challenge-and-safety/challenge-in-the-topic"),
                            Set.of("challenge-and-safety/safe-space", "challenge-and-safety/safety-in-the-topic"))),
            entry(
                    "recording-self-assessment-feedback",
                    List.of(
                            Set.of("recorded-interactions/recorded"),
                            Set.of(
                                    "recorded-interactions/range-of-models",
                                    "recorded-interactions/variety-of-lengths"))),
            entry(
                    "analysis-of-encounters",
                    List.of(
                            Set.of(
                                    "analysis-of-encounters/analysis",
                                    "analysis-of-encounters/analysis-of-a-case",
                                    "analysis-of-encounters/facilitated-analysis"),
                            Set.of(
                                    "analysis-of-encounters/reflection",
                                    "analysis-of-encounters/reflection-on-outcomes",
                                    "analysis-of-encounters/report-on-outcomes",
                                    "analysis-of-encounters/report-on-health-outcomes"))),
            entry("self-reflection-self-bias", List.of(Set.of("self-reflection/own-bias"))),
            entry(
                    "case-study",
                    List.of(
                            Set.of("case-study/case-study"),
                            Set.of("case-study/report"),
                            Set.of("case-study/feedback"))),
            entry(
                    "formative-with-summative-signoff",
                    List.of(
                            Set.of("sign-off/formative-assessment", "levels-of-performance/at-progression"),
                            Set.of("sign-off/support", "levels-of-performance/levels"),
                            Set.of("sign-off/summative-assessment", "levels-of-performance/at-the-end"),
                            Set.of("sign-off/sign-off", "levels-of-performance/at-the-end"))),
            entry(
                    "practice-opportunities",
                    List.of(
                            Set.of("practice-opportunities/in-workshops", "core-programme/chance-to-practise"),
                            Set.of("practice-opportunities/in-simulation", "core-programme/chance-to-practise"),
                            Set.of("practice-opportunities/at-work", "core-programme/practice-between"))),
            entry("structured-teaching-time", List.of(Set.of("structured-teaching/enough-time"))),
            entry(
                    "attendance-attrition-completion",
                    List.of(
                            Set.of("attendance-data/attendance"),
                            Set.of("attendance-data/starters", "attendance-data/attrition"),
                            Set.of("attendance-data/completers"))),
            entry(
                    "peer-and-external-review",
                    List.of(
                            Set.of("review-of-quality/peer", "review-of-quality/peer-sought"),
                            Set.of("review-of-quality/independent", "review-of-quality/independent-sought"))),
            entry("feedback-used", List.of(Set.of("feedback/used"))),
            entry(
                    "equality-and-diversity",
                    List.of(
                            Set.of("equality-and-culture/culture"),
                            Set.of("equality-and-culture/equality-and-diversity"))),
            entry(
                    "impact-evaluation",
                    List.of(Set.of(
                            "impact-evaluation/impact",
                            "patient-reported-measures/experience",
                            "patient-reported-measures/outcome",
                            "immediate-and-intermediate-outcomes/immediate",
                            "immediate-and-intermediate-outcomes/intermediate",
                            "immediate-and-intermediate-outcomes/put-into-practice",
                            "embedding-check/check-made"))),
            entry(
                    "cascade",
                    List.of(Set.of(
                            "cascade/trainers",
                            "cascade/resources",
                            "local-capacity/capacity",
                            "local-capacity/new-trainers"))),
            entry(
                    "champions-and-leaders",
                    List.of(
                            Set.of("local-capacity/champions"),
                            Set.of("local-capacity/leaders", "local-capacity/capacity"))),
            entry("financial-viability", List.of(Set.of("funding/secured", "funding/viable"))),
            entry(
                    "principles-articulated",
                    List.of(Set.of(
                            "principles/core-capabilities",
                            "principles/approaches",
                            "principles/components",
                            "principles/topic-principles"))),
            entry(
                    "intro-embedded-in-core-curriculum",
                    List.of(Set.of(
                            "introduction-in-core/to-skills",
                            "introduction-in-core/to-principles",
                            "introduction-in-core/to-knowledge"))),
            entry(
                    "local-national-strategy-and-pathways",
                    List.of(Set.of(
                            "local-and-national-strategy/local-pathways",
                            "local-and-national-strategy/local-objectives",
                            "local-and-national-strategy/national-objectives",
                            "local-and-national-strategy/topic-strategies",
                            "local-and-national-strategy/part-in-strategies",
                            "local-and-national-strategy/choice-in-pathways",
                            "local-and-national-strategy/right-to-choose"))),
            entry(
                    "sufficient-time-for-meaningful-experience",
                    List.of(Set.of(
                            "core-programme/enough-time",
                            "core-programme/time-for-the-topic",
                            "core-programme/time-to-understand"))),
            entry(
                    "builds-on-existing-experience",
                    List.of(Set.of(
                            "builds-on-experience/course-builds-on", "builds-on-experience/practice-builds-on"))),
            entry(
                    "report-on-outcomes",
                    List.of(Set.of(
                            "analysis-of-encounters/report-on-outcomes",
                            "analysis-of-encounters/report-on-health-outcomes",
                            "case-study/report"))),
            entry(
                    "reflection-and-supervision-recorded",
                    List.of(
                            Set.of("reflection-and-supervision/supervised-reflection"),
                            Set.of("reflection-and-supervision/supervision-note"))),
            entry("assessed-against-published-criteria", List.of(Set.of("published-criteria/published-criteria"))),
            entry(
                    "sharing-good-practice-and-data",
                    List.of(
                            Set.of("sharing-learning/good-practice", "sharing-learning/wider-network"),
                            Set.of("sharing-learning/evaluation-data", "sharing-learning/data-that-sustain"))),
            entry("values-reflected", List.of(Set.of("values/values"))),
            entry(
                    "objectives-and-outcomes",
                    List.of(
                            Set.of("intended-outcomes/patients"),
                            Set.of("intended-outcomes/practitioners"),
                            Set.of("intended-outcomes/systems"))),
            entry(
                    "strategic-objectives",
                    List.of(
                            Set.of("local-and-national-strategy/local-objectives"),
                            Set.of("local-and-national-strategy/national-objectives"))),
            entry("modular-context-specific", List.of(Set.of("modular-and-context-specific/specific"))),
            entry(
                    "follow-up-to-embed",
                    List.of(Set.of(
                            "follow-up/reflection",
                            "follow-up/embedding",
                            "follow-up/revisiting-skills",
                            "follow-up/some-time-after",
                            "follow-up/sessions-some-time-after",
                            "embedding-check/check-made",
                            "embedding-check/interval"))),
            entry(
                    "increasing-levels",
                    List.of(
                            Set.of("increasing-levels/builds-on-the-basics"),
                            Set.of("increasing-levels/level-of-skill"))),
            entry(
                    "communication-and-lead-time",
                    List.of(
                            Set.of("telling-participants/accurate"),
                            Set.of("telling-participants/in-time"),
                            Set.of("telling-participants/open"))),
            entry(
                    "group-size",
                    List.of(Set.of("group-size/suits-the-training"), Set.of("group-size/recommended-number"))),
            entry(
                    "trainer-qualification",
                    List.of(
                            Set.of("facilitators/qualified"),
                            Set.of("facilitators/experienced"),
                            Set.of("facilitators/varied-backgrounds"),
                            Set.of("facilitators/works-in-the-field"))),
            entry("fidelity-to-design", List.of(Set.of("true-to-design/checked"))),
            entry(
                    "patient-reported-measures",
                    List.of(
                            Set.of("patient-reported-measures/experience"),
                            Set.of("patient-reported-measures/outcome"),
                            Set.of("patient-reported-measures/agreed"))),
            entry(
                    "leadership-and-networks",
                    List.of(Set.of("leadership-and-networks/leadership"), Set.of("leadership-and-networks/networks"))),
            entry(
                    "content-kept-up-to-date",
                    List.of(Set.of("content-review/kept-up-to-date", "content-review/often-enough"))),
            entry(
                    "assessment-aligned-to-outcomes",
                    List.of(
                            Set.of("assessment-aligned/outcome-assessed"),
                            Set.of("assessment-aligned/outcomes-named"))),
            entry(
                    "defined-performance-levels",
                    List.of(
                            Set.of("levels-of-performance/levels"),
                            Set.of("levels-of-performance/at-progression"),
                            Set.of("levels-of-performance/at-the-end"),
                            Set.of("levels-of-performance/each-assessment"))),
            entry(
                    "assessment-guidance-and-decision-aids",
                    List.of(
                            Set.of("assessment-guidance/guidance"),
                            Set.of("assessment-guidance/aids-for-going-on"),
                            Set.of("assessment-guidance/aids-for-completion"))));

    /** What only some of the standards of a theme add or say in their own words, and which, read from the source. */
    private static final Map<String, Set<String>> OWN_WORDS = Map.ofEntries(
            entry("lived-experience/co-production", Set.of("FW-DES-01")),
            entry(
                    "lived-experience/lived-experience",
                    Set.of(
                            "CON-DES-01",
                            "MECC-DES-01",
                            "HL-DES-01",
                            "PA-DES-01",
                            "BC-DES-01",
                            "MI-DES-01",
                            "HC-DES-01")),
            entry("lived-experience/service-users", Set.of("RV-DES-01")),
            entry("lived-experience/patient-stories", Set.of("SDM-DES-01")),
            entry(
                    "lived-experience/patient-experience",
                    Set.of("PCSP-DES-01", "SPC-DES-01", "SSM-DES-01", "EC-DES-01")),
            entry("principles/topic-philosophy", Set.of("MI-DES-01", "SDM-DES-01", "PCSP-DES-01", "PHB-DES-01")),
            entry("theory-and-practice/theory-and-practice-set-out", Set.of("MECC-DES-02")),
            entry("theory-and-practice/real-world", Set.of("HL-DES-02")),
            entry("theory-and-practice/challenges", Set.of("HL-DES-02")),
            entry("introduction-in-core/to-skills", Set.of("MI-DES-02", "HC-DES-02", "RV-DES-02")),
            entry(
                    "introduction-in-core/to-principles",
                    Set.of("SDM-DES-02", "PCSP-DES-02", "SPC-DES-02", "SSM-DES-02", "EC-DES-02")),
            entry("introduction-in-core/to-knowledge", Set.of("PHB-DES-02")),
            entry("e-learning/relevant-resources", Set.of("HL-DES-03")),
            entry("e-learning/resource-achievement-recorded", Set.of("HL-DES-03")),
            entry("e-learning/resource-right-level", Set.of("HL-DES-03")),
            entry("e-learning/right-capability", Set.of("MI-DES-03")),
            entry("audience-and-learners/audience", Set.of("FW-DES-07")),
            entry("audience-and-learners/needs-met", Set.of("FW-DES-08")),
            entry("audience-and-learners/health-literacy-needs", Set.of("HL-DES-04")),
            entry("local-and-national-strategy/topic-strategies", Set.of("SDM-DES-03", "PCSP-DES-03")),
            entry("local-and-national-strategy/part-in-strategies", Set.of("SPC-DES-03", "SSM-DES-03")),
            entry("local-and-national-strategy/choice-in-pathways", Set.of("EC-DES-03")),
            entry("local-and-national-strategy/right-to-choose", Set.of("EC-DES-03")),
            entry("core-programme/time-for-the-topic", Set.of("SDM-DES-05", "PCSP-DES-05", "SPC-DES-05", "EC-DES-05")),
            entry("core-programme/time-to-understand", Set.of("SSM-DES-05")),
            entry("core-programme/action-learning-sets", Set.of("PA-DEL-02")),
            entry("core-programme/apart", Set.of("FW-DES-11")),
            entry("core-programme/practice-between", Set.of("FW-DES-11")),
            entry("experiential-learning/demonstrations", Set.of("FW-DEL-02")),
            entry("experiential-learning/taking-part", Set.of("FW-DEL-02")),
            entry("experiential-learning/discussion", Set.of("FW-DEL-02")),
            entry("experiential-learning/reflection", Set.of("FW-DEL-02")),
            entry("recorded-interactions/range-of-models", Set.of("CON-DEL-05")),
            entry("recorded-interactions/variety-of-lengths", Set.of("MECC-DEL-05")),
            entry("analysis-of-encounters/analysis-of-a-case", Set.of("MECC-DEL-06")),
            entry("analysis-of-encounters/facilitated-analysis", Set.of("CON-DEL-06", "HL-DEL-03", "PA-DEL-05")),
            entry("analysis-of-encounters/reflection", Set.of("CON-DEL-06", "PA-DEL-05")),
            entry("analysis-of-encounters/reflection-on-outcomes", Set.of("HL-DEL-03")),
            entry("analysis-of-encounters/report-on-outcomes", Set.of("MECC-DEL-06", "BC-DEL-05")),
            entry(
                    "analysis-of-encounters/report-on-health-outcomes",
                    Set.of("MI-DEL-05", "HC-DEL-05", "RV-DEL-05", "SDM-DEL-04")),
            entry("attendance-data/starters", Set.of("FW-MON-01")),
            entry("feedback/sought", Set.of("FW-MON-03")),
            entry("feedback/in-good-time", Set.of("FW-MON-03")),
            entry("embedding-check/interval", Set.of("FW-MON-09")),
            entry("cascade/resources", Set.of("FW-SUS-02")),
            entry("local-capacity/capacity", Set.of("FW-SUS-01")),
            entry("local-capacity/new-trainers", Set.of("FW-SUS-01")));

    /** Parts that stand in all fourteen elements and not in the general standards. */
    private static final Set<String> IN_ALL_ELEMENTS_ONLY = Set.of(
            "attendance-data/attrition",
            "equality-and-culture/inclusion",
            "impact-evaluation/impact",
            "sharing-learning/good-practice",
            "sharing-learning/evaluation-data",
            "cascade/trainers",
            "local-capacity/leaders",
            "funding/viable");

    /** What the source asks for outside its tables and lists of standards. */
    private static final Set<String> OUTSIDE_TABLES = Set.of(
            "CM-MAP-01", "CM-MAP-02", "CM-MAP-03", "CM-MAP-04", "CM-GOV-01", "AP-ASM-04", "AP-ASM-05", "AP-ASM-06");

    /** How many standards the source has for each element. */
    private static final Map<String, Integer> STANDARDS = Map.ofEntries(
            entry("CON", 19),
            entry("MECC", 19),
            entry("HL", 16),
            entry("PA", 18),
            entry("BC", 21),
            entry("MI", 18),
            entry("HC", 18),
            entry("RV", 18),
            entry("SDM", 18),
            entry("PCSP", 19),
            entry("SPC", 19),
            entry("SSM", 19),
            entry("EC", 17),
            entry("PHB", 12));

    /** Where the source asks only where it is appropriate. */
    private static final Set<String> WHERE_APPROPRIATE = Set.of("HL-DEL-04", "SDM-DEL-05");

    /** The cells: theme, then column, then the ids of the standards. */
    private static final Map<String, Map<String, Set<String>>> CELLS = new LinkedHashMap<>();

    /** What is asked of a course that claims one element and no other. */
    private static final Map<String, List<Finding>> CLAIMED_ALONE = new LinkedHashMap<>();

    @BeforeAll
    static void readTheMatrixAndClaimEachElementAlone() throws IOException, MistakesException {
        List<String> lines = Files.readAllLines(MATRIX).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
        List<String> columns = List.of(lines.get(0).split(","));
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            assertThat(cells).as(line).hasSameSizeAs(columns);
            Map<String, Set<String>> row = new LinkedHashMap<>();
            for (int i = 1; i < cells.length; i++) {
                String column = columns.get(i);
                row.put(
                        column,
                        Arrays.stream(cells[i].split(" "))
                                .filter(bullet -> !bullet.isEmpty() && !bullet.equals("~"))
                                .map(bullet -> column + "-" + bullet)
                                .collect(Collectors.toCollection(TreeSet::new)));
            }
            CELLS.put(cells[0], row);
        }
        for (String element : STANDARDS.keySet()) {
            String course =
                    "provider: {name: P}\ncourse: {title: T}\nclaims: [{element: " + element + ", levels: [3]}]\n";
            CLAIMED_ALONE.put(
                    element,
                    ShippedRules.assess(NodeReader.read(course.getBytes(StandardCharsets.UTF_8), "course.yaml"))
                            .findings());
        }
    }

    @TestFactory
    Stream<DynamicTest> eachElementClaimedAloneIsAskedWhatItsColumnHoldsAndNothingElse() {
        return CELLS.entrySet().stream()
                .flatMap(row -> row.getValue().entrySet().stream()
                        .map(cell ->
                                dynamicTest(row.getKey() + " in " + cell.getKey(), () -> check(row.getKey(), cell))));
    }

    private static void check(String theme, Map.Entry<String, Set<String>> cell) {
        List<Set<String>> alternatives = PARTS.getOrDefault(theme, List.of());
        assertThat(alternatives).as("parts named for " + theme).isNotEmpty();
        String column = cell.getKey();
        Set<String> all = alternatives.stream().flatMap(Set::stream).collect(Collectors.toSet());
        assertThat(asking(column, all))
                .as("standards of %s that ask %s", column, all)
                .isEqualTo(cell.getValue());
        if (cell.getValue().size() == 1) {
            for (Set<String> oneOf : alternatives) {
                assertThat(asking(column, oneOf))
                        .as("standards of %s that ask %s", column, oneOf)
                        .isEqualTo(cell.getValue());
            }
        }
    }

    /** The standards of a column that ask one of these parts of a course that claims this element alone, if it is one. */
    private static Set<String> asking(String column, Set<String> parts) {
        String claimed = GENERAL.contains(column) ? "PHB" : column;
        Set<String> standards = new TreeSet<>();
        for (Finding finding : CLAIMED_ALONE.getOrDefault(claimed, List.of())) {
            if (finding.standard().element().equals(column)
                    && parts.contains(finding.part().key())) {
                standards.add(finding.standard().id());
                standards.addAll(finding.alsoStandards());
            }
        }
        return standards;
    }

    @Test
    void whatSomeStandardsAddOrSayInTheirOwnWordsIsAskedOnThoseOnly() {
        Map<String, Set<String>> asked = new LinkedHashMap<>();
        OWN_WORDS.keySet().forEach(part -> asked.put(part, everyStandardThatAsks(part)));

        assertThat(asked).isEqualTo(OWN_WORDS);
    }

    @Test
    void whatOnlyTheElementsAskIsAskedOfAllFourteenAndNotOfTheCourse() {
        for (String part : IN_ALL_ELEMENTS_ONLY) {
            Set<String> elements = everyStandardThatAsks(part).stream()
                    .map(id -> id.substring(0, id.indexOf('-')))
                    .collect(Collectors.toSet());
            assertThat(elements).as(part).isEqualTo(STANDARDS.keySet());
        }
    }

    private static Set<String> everyStandardThatAsks(String part) {
        Set<String> standards = new HashSet<>();
        CLAIMED_ALONE
                .values()
                .forEach(findings -> findings.stream()
                        .filter(finding -> finding.part().key().equals(part))
                        .forEach(finding -> standards.add(finding.standard().id())));
        return standards;
    }

    @Test
    void nothingIsAskedThatTheMatrixDoesNotHold() {
        Set<String> known = new HashSet<>(OWN_WORDS.keySet());
        known.addAll(IN_ALL_ELEMENTS_ONLY);
        PARTS.values().forEach(lists -> lists.forEach(known::addAll));

        Set<String> more = new TreeSet<>();
        CLAIMED_ALONE
                .values()
                .forEach(findings -> findings.stream()
                        .filter(finding ->
                                !OUTSIDE_TABLES.contains(finding.standard().id()))
                        .filter(finding -> !known.contains(finding.part().key()))
                        .forEach(finding -> more.add(finding.standard().id() + " asks "
                                + finding.part().key())));
        assertThat(more).as("parts asked that no theme of the source holds").isEmpty();
    }

    @Test
    void everyPartNamedHereIsAPartOfTheRules() {
        List<String> named = new ArrayList<>(OWN_WORDS.keySet());
        named.addAll(IN_ALL_ELEMENTS_ONLY);
        PARTS.values().forEach(lists -> lists.forEach(named::addAll));

        assertThat(ShippedRules.RULESET.catalogue().parts())
                .extracting(Part::key)
                .containsAll(named);
    }

    @Test
    void everyStandardOfTheSourceIsInTheMatrix() {
        Set<String> inMatrix = new TreeSet<>();
        CELLS.values().forEach(row -> row.values().forEach(inMatrix::addAll));

        assertThat(inMatrix).hasSize(286);
        assertThat(ShippedRules.RULESET.catalogue().standards())
                .extracting(Standard::id)
                .filteredOn(id -> !OUTSIDE_TABLES.contains(id))
                .containsExactlyInAnyOrderElementsOf(inMatrix);
    }

    @Test
    void eachElementClaimedAloneIsAskedAsManyStandardsAsItHasAndNoneOfAnother() {
        CLAIMED_ALONE.forEach((element, findings) -> {
            Set<String> asked = findings.stream()
                    .map(Finding::standard)
                    .filter(standard -> STANDARDS.containsKey(standard.element()))
                    .map(Standard::id)
                    .collect(Collectors.toSet());
            assertThat(asked)
                    .as(element)
                    .hasSize(STANDARDS.getOrDefault(element, 0))
                    .allMatch(id -> id.startsWith(element + "-"));
        });
    }

    @Test
    void aStandardIsAskedWhereAppropriateExactlyWhereTheSourceSaysSo() {
        assertThat(ShippedRules.RULESET.catalogue().standards().stream()
                        .filter(standard -> standard.strength() == Strength.WHERE_APPROPRIATE)
                        .map(Standard::id))
                .containsExactlyInAnyOrderElementsOf(WHERE_APPROPRIATE);
        CLAIMED_ALONE
                .values()
                .forEach(findings -> findings.forEach(finding -> assertThat(
                                finding.strength() == Strength.WHERE_APPROPRIATE)
                        .as(finding.standard().id())
                        .isEqualTo(WHERE_APPROPRIATE.contains(finding.standard().id()))));
    }
}
