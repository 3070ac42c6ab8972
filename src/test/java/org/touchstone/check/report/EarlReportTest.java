package org.touchstone.check.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.touchstone.check.catalogue.Strength;
import org.touchstone.check.explanation.Explanation;
import org.touchstone.check.findings.Finding;
import org.touchstone.check.findings.Outcome;
import org.touchstone.check.judgement.Judgement;
import org.touchstone.check.judgement.JudgementAnswer;
import org.touchstone.check.judgement.Judgements;
import org.touchstone.check.judgement.Point;
import org.touchstone.check.located.MistakesException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The report in EARL: one assertion for each finding, each pointing to what it rests on. */
class EarlReportTest {

    private static final Map<Outcome, String> OUTCOMES = Map.of(
            Outcome.MET, "earl:passed",
            Outcome.NOT_MET, "earl:failed",
            Outcome.NOT_STATED, "earl:cantTell",
            Outcome.NEEDS_JUDGEMENT, "earl:cantTell",
            Outcome.CONFLICTING, "earl:cantTell",
            Outcome.NOT_APPLICABLE, "earl:inapplicable",
            Outcome.ERROR, "earl:untested");

    private static final List<JsonNode> ASSERTIONS = new ArrayList<>();
    private static final Set<String> IDS = new HashSet<>();
    private static JsonNode earl = JsonMapper.shared().createObjectNode();
    private static List<Explanation> explanations = List.of();

    @BeforeAll
    static void render() throws MistakesException {
        Report report = PoorCourse.report();
        explanations = report.explanations();
        earl = JsonMapper.shared().readTree(EarlReport.render(report));
        for (JsonNode node : earl.path("@graph")) {
            if (node.path("@type").asString("").equals("earl:Assertion")) {
                ASSERTIONS.add(node);
            } else {
                assertThat(IDS.add(node.path("@id").asString())).isTrue();
            }
        }
    }

    @Test
    void eachFindingIsOneAssertionWithItsOutcomeReasonAndDay() {
        assertThat(ASSERTIONS).hasSameSizeAs(explanations);
        for (int i = 0; i < explanations.size(); i++) {
            JsonNode result = ASSERTIONS.get(i).path("result");
            Finding finding = explanations.get(i).finding();
            assertThat(result.path("outcome").asString())
                    .isEqualTo(isRecommendationNotMet(finding) ? "earl:cantTell" : OUTCOMES.get(finding.outcome()));
            assertThat(result.path("title").asString())
                    .isEqualTo(finding.target().label() + ": " + EntryInWords.label(finding));
            assertThat(result.path("description").asString())
                    .isEqualTo(explanations.get(i).reason());
            assertThat(result.path("date").asString()).isEqualTo("2026-09-01");
            assertThat(result.path("pointer"))
                    .hasSameSizeAs(explanations.get(i).finding().facts());
        }
    }

    private static boolean isRecommendationNotMet(Finding finding) {
        return finding.outcome() == Outcome.NOT_MET && finding.strength() == Strength.RECOMMENDED;
    }

    @Test
    void aRecommendationThatIsNotMetIsNoFailure() {
        List<JsonNode> onGroupSize = ASSERTIONS.stream()
                .filter(assertion -> assertion.path("test").asString("").endsWith("/group-size/recommended-number"))
                .toList();

        assertThat(onGroupSize).anySatisfy(assertion -> {
            assertThat(assertion.path("result").path("title").asString()).endsWith(": Recommendation not met");
            assertThat(assertion.path("result").path("outcome").asString()).isEqualTo("earl:cantTell");
        });
    }

    @Test
    void eachTestSaysHowStronglyItIsAskedFor() {
        Map<String, String> strengths = new HashMap<>();
        earl.path("@graph")
                .forEach(node -> strengths.put(
                        node.path("@id").asString(""), node.path("strength").asString("")));

        for (int i = 0; i < explanations.size(); i++) {
            assertThat(strengths)
                    .containsEntry(
                            ASSERTIONS.get(i).path("test").asString(),
                            explanations.get(i).finding().strength().words());
        }
    }

    @Test
    void whatAnAssertionNamesIsDescribedInTheReport() {
        for (JsonNode assertion : ASSERTIONS) {
            for (String link : List.of("assertedBy", "subject", "test")) {
                assertThat(IDS).contains(assertion.path(link).asString());
            }
        }
        assertThat(earl.path("@graph").get(1).path("title").asString()).isEqualTo(PoorCourse.TITLE);
        assertThat(earl.path("@graph")
                        .get(2)
                        .path("isPartOf")
                        .path("bibliographicCitation")
                        .asString())
                .startsWith("Personalised Care Institute curriculum: ");
    }

    @Test
    void whatAPersonHasToJudgeIsOnlyHalfAutomatic() {
        for (int i = 0; i < explanations.size(); i++) {
            boolean judged = explanations.get(i).finding().part().question().isPresent()
                    || explanations.get(i).question().isPresent();
            assertThat(ASSERTIONS.get(i).path("mode").asString())
                    .isEqualTo(judged ? "earl:semiAuto" : "earl:automatic");
        }
    }

    @Test
    void pointersSayLineColumnAndPath() {
        List<JsonNode> pointers = new ArrayList<>();
        ASSERTIONS.forEach(assertion -> assertion.path("result").path("pointer").forEach(pointers::add));

        assertThat(pointers).isNotEmpty().allSatisfy(pointer -> {
            assertThat(pointer.path("lineNumber").asInt()).isPositive();
            assertThat(pointer.path("charNumber").asInt()).isPositive();
            assertThat(pointer.path("expression").asString()).startsWith("/");
        });
    }

    @Test
    void everyTermIsInTheContext() {
        Set<String> used = new HashSet<>();
        earl.path("@graph").forEach(node -> names(node, used));

        used.removeIf(name -> name.startsWith("@"));
        assertThat(new HashSet<>(earl.path("@context").propertyNames())).containsAll(used);
    }

    private static void names(JsonNode node, Set<String> used) {
        used.addAll(node.propertyNames());
        node.forEach(child -> names(child, used));
    }

    @Test
    void whatPeopleJudgedStandsBesideItWithThemAsAssertors() throws MistakesException {
        Report report = PoorCourse.report();
        Point denied = Point.of(explanations.stream()
                .map(Explanation::finding)
                .filter(finding ->
                        finding.outcome() == Outcome.NEEDS_JUDGEMENT && finding.strength() == Strength.REQUIRED)
                .findFirst()
                .orElseThrow());
        Instant at = Instant.parse("2026-09-08T10:00:00Z");
        Judgement judgement = new Judgement(denied, JudgementAnswer.NOT_MET, "It is not shown.", "Ann, Bo", at);
        JsonNode judged = JsonMapper.shared().readTree(EarlReport.render(report, Judgements.of(List.of(judgement))));

        List<JsonNode> manual = judged.path("@graph")
                .valueStream()
                .filter(node -> node.path("mode").asString("").equals("earl:manual"))
                .toList();
        assertThat(manual)
                .hasSize((int) explanations.stream()
                        .filter(each -> Point.of(each.finding()).equals(denied))
                        .count())
                .allSatisfy(node -> {
                    JsonNode people = judged.path("@graph")
                            .valueStream()
                            .filter(each -> each.path("@id").equals(node.path("assertedBy")))
                            .findFirst()
                            .orElseThrow();
                    assertThat(people.path("title").asString()).isEqualTo("Ann, Bo");
                    assertThat(people.path("@type").valueStream().map(JsonNode::asString))
                            .contains("earl:Assertor");
                    assertThat(node.at("/result/outcome").asString()).isEqualTo("earl:failed");
                    assertThat(node.at("/result/description").asString()).isEqualTo("It is not shown.");
                    assertThat(node.at("/result/date/@value").asString()).isEqualTo("2026-09-08T10:00:00Z");
                    assertThat(IDS).contains(node.path("test").asString());
                });
        assertThat(judged.path("@graph").size() - manual.size() - 1)
                .isEqualTo(earl.path("@graph").size());
    }
}
