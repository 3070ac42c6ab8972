package org.touchstone.check.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.touchstone.Approved;
import org.touchstone.RandomCourses;
import org.touchstone.ShippedRules;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.facts.FactExtractor;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.located.Node;
import org.touchstone.check.located.NodeReader;
import org.touchstone.check.located.Place;

/** What advice is given on a course. */
class AdviceTest {

    private static final Catalogue CATALOGUE = ShippedRules.RULESET.catalogue();
    private static final Path APPROVED = Path.of("src/test/resources/org/touchstone/check/advice");

    private static List<Advice> advice(Node course) {
        return Adviser.advise(
                FactExtractor.extract(ShippedRules.submission(course), CATALOGUE, ShippedRules.AS_OF), CATALOGUE);
    }

    /** A course that claims health coaching at level 1, unless the sections say otherwise. */
    private static Node course(String sections) {
        String claims = sections.contains("claims:") ? "" : "claims: [{element: HC, levels: [1]}]\n";
        String title = sections.contains("course:") ? "" : "course: {title: Coaching}\n";
        return yaml("provider: {name: Hillside}\n" + title + claims + sections);
    }

    private static Node yaml(String text) {
        try {
            return NodeReader.read(text.getBytes(java.nio.charset.StandardCharsets.UTF_8), "course.yaml");
        } catch (MistakesException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(AdviceKind kind, String about, Node course) {
        return advice(course).stream()
                .filter(each -> each.kind() == kind && each.about().id().equals(about))
                .map(Advice::text)
                .collect(Collectors.joining("\n"));
    }

    private static String described(List<Advice> advice) {
        return advice.stream()
                .map(each -> each.kind() + " " + each.about().id() + "\n" + each.text() + "\n" + each.citation() + "\n")
                .collect(Collectors.joining("\n"));
    }

    @Test
    void theCompleteCourseGetsAFewPiecesOfAdvice() {
        Approved.verify(
                APPROVED.resolve("complete-course.txt"), described(advice(ShippedRules.course("complete-course"))));
    }

    @Test
    void aSilentCourseGetsAdviceOnWhatItClaimsAndNothingElse() {
        Approved.verify(APPROVED.resolve("silent-course.txt"), described(advice(course(""))));
    }

    @Test
    void everyKindOfAdviceIsGivenToSomeCourse() {
        Set<AdviceKind> seen = EnumSet.noneOf(AdviceKind.class);
        Node course = course("""
                course: {title: Deciding together, audience: Nurses and care co-ordinators in general practice}
                claims: [{element: SDM, levels: [1, 2, 3]}]
                outcomes: [{id: O1, text: Know the law}]
                """);
        advice(course).forEach(each -> seen.add(each.kind()));

        assertThat(seen).isEqualTo(EnumSet.allOf(AdviceKind.class));
    }

    @Test
    void waysToLearnFollowTheLevelsClaimed() {
        assertThat(text(AdviceKind.METHODS, "HC", course("claims: [{element: HC, levels: [1]}]")))
                .contains("at level 1", "E-learning; Work-based learning")
                .doesNotContain("Multi-source feedback");
        assertThat(text(AdviceKind.METHODS, "HC", course("claims: [{element: HC, levels: [1, 3]}]")))
                .contains("at levels 1 and 3", "Multi-source feedback", "Supervision and mentoring");
    }

    @Test
    void noLevelIsNamedWhereTheTableOfAnElementGivesNone() {
        assertThat(text(AdviceKind.METHODS, "SDM", course("claims: [{element: SDM, levels: [3]}]")))
                .contains("E-learning")
                .doesNotContain("level 3");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sessions: [{title: S, methods: [role play]}]                    | Recording and role play
            sessions: [{title: S, methods: [mentoring]}]                    | Supervision and mentoring
            sessions: [{title: S, mode: self-directed}]                     | Self-directed learning
            resources: [{title: R, kind: e-learning}]                       | E-learning
            assessments: [{title: A, form: colleague feedback}]             | Multi-source feedback
            sessions: [{title: S, engagementCheck: By multi-source feedback.}] | Multi-source feedback
            """)
    void aWayToLearnThatTheCourseUsesIsNotAdvised(String section, String method) {
        String claims = "claims: [{element: HC, levels: [1, 2, 3]}]\n";

        assertThat(text(AdviceKind.METHODS, "HC", course(claims))).contains(method);
        assertThat(text(AdviceKind.METHODS, "HC", course(claims + section))).doesNotContain(method);
    }

    @Test
    void aWayToLearnThatTheTitleNamesIsNotSaidToBeUnmentioned() {
        Node course = course("""
                course: {title: Training and supervision}
                claims: [{element: HC, levels: [3]}]
                """);

        assertThat(text(AdviceKind.METHODS, "HC", course))
                .contains("Multi-source feedback")
                .doesNotContain("Supervision and mentoring");
    }

    @Test
    void onlyWhatRestsOnSomethingThatTheCourseSaysIsSpecific() {
        Node thin = course("claims: [{element: SDM, levels: [3]}]");
        Node said = course("""
                course: {title: Coaching, audience: Staff in general practice}
                claims: [{element: SDM, levels: [3]}]
                sessions: [{title: S, methods: [role play]}]
                assessments: [{title: A, form: role play}]
                """);

        assertThat(specific(thin)).containsExactly(AdviceKind.APPROACHES);
        assertThat(specific(said))
                .contains(AdviceKind.METHODS, AdviceKind.ASSESSMENT)
                .doesNotContain(AdviceKind.SKILLS, AdviceKind.DRIVERS);
    }

    @Test
    void whatOnePlaceWritesIsForThoseWhoAreThere() {
        String course = "course: {title: Coaching in %s, audience: Practice nurses}";

        assertThat(specific(course(course.formatted("Norwich")))).doesNotContain(AdviceKind.CODES);
        assertThat(specific(course(course.formatted("Coventry")))).contains(AdviceKind.CODES);
    }

    private static List<AdviceKind> specific(Node course) {
        return advice(course).stream()
                .filter(Advice::specific)
                .map(Advice::kind)
                .distinct()
                .toList();
    }

    @Test
    void aSessionOnOneElementShowsNothingAboutAnother() {
        Node course = course("""
                claims: [{element: HC, levels: [2]}, {element: MI, levels: [2]}]
                sessions: [{title: S, methods: [role play], elements: [MI]}]
                """);

        assertThat(text(AdviceKind.METHODS, "HC", course)).contains("Recording and role play");
        assertThat(text(AdviceKind.METHODS, "MI", course)).doesNotContain("Recording and role play");
    }

    @Test
    void anAnswerOfNoShowsNothing() {
        String claim = "claims: [{element: HC, levels: [2], recordedInteractions: %s}]";

        assertThat(text(AdviceKind.METHODS, "HC", course(claim.formatted("no"))))
                .contains("Recording and role play");
        assertThat(text(AdviceKind.METHODS, "HC", course(claim.formatted("Two recordings each."))))
                .doesNotContain("Recording and role play");
    }

    @Test
    void outcomesThatBeginWithAnotherVerbAreNamedOnce() {
        Node course = course("""
                outcomes:
                  - {id: O10, text: Understand coaching}
                  - {id: O2, text: Know the models}
                  - {id: O3, text: Describe the models}
                  - {id: O4, text: Learners will be able to reflect on bias}
                  - {id: O5, text: Planning a talk}
                """);

        assertThat(text(AdviceKind.OUTCOME_VERBS, "course", course))
                .startsWith("The outcomes O2, O5 and O10 begin with");
        assertThat(text(AdviceKind.OUTCOME_VERBS, "course", course("outcomes: [{id: O1, text: Plan a talk}]")))
                .isEmpty();
        assertThat(text(AdviceKind.OUTCOME_VERBS, "course", course("outcomes: [{id: O1, text: Know it}]")))
                .startsWith("The outcome O1 begins with");
    }

    @Test
    void wordsAreNotLookedForInACourseInAnotherLanguage() {
        Node welsh = course("""
                course: {title: Hyfforddi, language: cy, audience: nursing}
                outcomes: [{id: O1, text: Disgrifio}]
                """);

        assertThat(advice(welsh))
                .extracting(Advice::kind)
                .doesNotContain(AdviceKind.OUTCOME_VERBS, AdviceKind.SKILLS, AdviceKind.CODES);
        assertThat(text(AdviceKind.METHODS, "course", welsh)).doesNotContain("Shadowing");
    }

    @Test
    void aSkillThatASessionNamesIsNotAdvised() {
        String text =
                text(AdviceKind.SKILLS, "course", course("sessions: [{title: 'Open-ended questions, and empathy'}]"));

        assertThat(text).contains("Active listening").doesNotContain("Empathy", "Use of open-ended");
    }

    @Test
    void relatedApproachesAreThoseNotClaimed() {
        Node course = course("claims: [{element: SDM, levels: [3]}, {element: HL, levels: [1]}]");

        assertThat(text(AdviceKind.APPROACHES, "SDM", course))
                .contains("consultation models and patient activation", "know of them")
                .doesNotContain("health literacy");
        assertThat(text(AdviceKind.APPROACHES, "HL", course)).isEmpty();
    }

    @Test
    void onlyTheFormOfAnAssessmentShowsItsKind() {
        String claim = "claims: [{element: HC, levels: [2]}]\n";

        assertThat(text(
                        AdviceKind.ASSESSMENT,
                        "course",
                        course(claim + "sessions: [{title: S, methods: [role play]}]")))
                .contains("bringing knowledge and skills together");
        assertThat(text(AdviceKind.ASSESSMENT, "course", course(claim + "assessments: [{title: A, form: role play}]")))
                .doesNotContain("bringing knowledge and skills together", "advanced practice");
    }

    @ParameterizedTest
    @CsvSource({
        "Practice nurses, CODES, NMC",
        "GPs, CODES, GMC",
        "Physiotherapists, CODES, HCPC",
        "Link workers, FRAMEWORKS, link workers",
        "Staff in general practice, DRIVERS, Fuller"
    })
    void codesAndDriversFitTheAudience(String audience, AdviceKind kind, String named) {
        assertThat(text(kind, "course", course("course: {title: Coaching, audience: " + audience + "}")))
                .contains(named);
        assertThat(text(kind, "course", course("course: {title: Coaching, audience: Librarians}")))
                .isEmpty();
    }

    @Property(tries = 100, seed = "20261121")
    void thereIsOnePieceForEachKindAndThingAndList(@ForAll long seed) {
        List<Advice> advice = advice(new RandomCourses(CATALOGUE, seed).next());

        assertThat(advice)
                .extracting(each ->
                        List.of(each.kind(), each.about(), each.citation().section()))
                .doesNotHaveDuplicates();
        assertThat(advice).allSatisfy(each -> {
            assertThat(each.text()).endsWith(".").doesNotContain("{");
            assertThat(each.citation().document()).isNotEmpty();
            assertThat(each.citation().section()).isNotEmpty();
            assertThat(each.citation().position()).isNotEmpty();
        });
    }

    @Property(tries = 100, seed = "20261121")
    void theOrderOfItemsChangesNothing(@ForAll long seed) {
        Node.Entries course = new RandomCourses(CATALOGUE, seed).next();

        assertThat(advice(shuffled(course, new Random(seed)))).isEqualTo(advice(course));
    }

    private static Node shuffled(Node.Entries course, Random random) {
        List<String> keys = new ArrayList<>(course.entries().keySet());
        Collections.shuffle(keys, random);
        Map<String, Node> all = new LinkedHashMap<>();
        for (String key : keys) {
            Node value = course.entries().getOrDefault(key, course);
            if (value instanceof Node.Items items) {
                List<Node> shuffled = new ArrayList<>(items.items());
                Collections.shuffle(shuffled, random);
                value = new Node.Items(shuffled, items.place());
            }
            all.put(key, value);
        }
        return new Node.Entries(all, Map.of(), Place.START);
    }
}
