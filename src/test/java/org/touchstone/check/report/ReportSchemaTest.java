package org.touchstone.check.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.touchstone.JsonSchema;
import org.touchstone.ShippedRules;
import org.touchstone.check.located.MistakesException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The published schema of the JSON report says exactly what a report holds. */
class ReportSchemaTest {

    private static final JsonMapper JSON = new JsonMapper();
    /** What few facts have; and the summary, of which kept reports have none. */
    private static final Set<String> LEFT_OUT_WHERE_THERE_IS_NONE = Set.of(
            "hint", "shown", "workedOut", "unused", "headline", "questionsAsked", "questionsAnswered", "toAnswer");

    private static final JsonSchema SCHEMA = new JsonSchema(JsonReport.schema());

    @Test
    void theReportsOfACompleteAndOfAPoorCourseAreValid() throws MistakesException {
        assertThat(SCHEMA.wrong(
                        JsonReport.render(Report.of(ShippedRules.assess(ShippedRules.course("complete-course"))))))
                .isEmpty();
        assertThat(SCHEMA.wrong(JsonReport.render(PoorCourse.report()))).isEmpty();
    }

    @Test
    void aReportWithSuggestionsIsValid() throws MistakesException {
        Report poor = PoorCourse.report();

        assertThat(SCHEMA.wrong(JsonReport.render(poor, Suggested.of(poor)))).isEmpty();
    }

    @Test
    void aReportWithoutAnyOneOfItsPropertiesOrWithAnUnknownOneIsRefused() throws MistakesException {
        ObjectNode report = small();
        Map<String, ObjectNode> kinds = new LinkedHashMap<>();
        collect("report", report, kinds);
        assertThat(kinds.keySet())
                .containsExactlyInAnyOrder(
                        "report",
                        "report/counts",
                        "report/findings",
                        "report/findings/target",
                        "report/findings/facts",
                        "report/findings/shown",
                        "report/findings/evidence",
                        "report/findings/parameters",
                        "report/findings/missing",
                        "report/findings/citation",
                        "report/findings/interpretation",
                        "report/matrix",
                        "report/toAnswer",
                        "report/advice",
                        "report/advice/about",
                        "report/advice/citation");
        kinds.forEach((kind, object) -> {
            for (String name : List.copyOf(object.propertyNames())) {
                if (LEFT_OUT_WHERE_THERE_IS_NONE.contains(name)) {
                    continue;
                }
                JsonNode value = object.remove(name);
                assertThat(SCHEMA.wrong(report.toString()))
                        .as("%s without %s", kind, name)
                        .isNotEmpty();
                object.set(name, value);
            }
            object.put("unknown", 1);
            assertThat(SCHEMA.wrong(report.toString()))
                    .as("%s with an unknown property", kind)
                    .isNotEmpty();
            object.remove("unknown");
        });
        assertThat(SCHEMA.wrong(report.toString())).isEmpty();
    }

    /** What was kept before there was a summary has to come out the same, byte for byte. */
    @Test
    void theReportThatIsKeptIsTheWholeReportWithoutItsSummaryAtTheEnd() throws MistakesException {
        Report report = PoorCourse.report();
        String kept = new String(JsonReport.kept(report), StandardCharsets.UTF_8);
        String whole = JsonReport.render(report);

        assertThat(SCHEMA.wrong(kept)).isEmpty();
        assertThat(whole).startsWith(kept.substring(0, kept.lastIndexOf("\n}")) + ",\n  \"headline\" : ");
    }

    @Test
    void wordsThatMayBeARefusalArePointedOutBesideTheirFactAndNoOthersAre() throws MistakesException {
        JsonNode report = JSON.readTree(JsonReport.render(PoorCourse.report()));
        Map<String, String> hints = new LinkedHashMap<>();
        report.path("findings")
                .forEach(finding -> finding.path("facts").forEach(fact -> {
                    assertThat(fact.path("hint").isNull()).isFalse();
                    if (fact.has("hint")) {
                        hints.put(
                                fact.path("value").asString(), fact.path("hint").asString());
                    }
                }));

        assertThat(hints)
                .containsExactly(Map.entry(
                        "No, not at present",
                        "These words may say that you do not do this. If so, answer no. If it is not decided yet, leave it"
                                + " out."));
    }

    @Test
    void everyPropertyIsDescribed() {
        List<String> described = new ArrayList<>();
        describe(JSON.readTree(JsonReport.schema()), described);

        assertThat(described).contains("verdict", "NOT_STATED", "pointer", "because");
    }

    private static void describe(JsonNode node, List<String> described) {
        if (node.path("additionalProperties").isBoolean()) {
            node.path("properties").properties().forEach(property -> {
                assertThat(property.getValue().path("description").asString(""))
                        .as(property.getKey())
                        .isNotEmpty();
                described.add(property.getKey());
            });
        }
        node.forEach(child -> describe(child, described));
    }

    /** The report on the poor course with one finding for each set of things that a finding may hold. */
    private static ObjectNode small() throws MistakesException {
        ObjectNode report = (ObjectNode) JSON.readTree(JsonReport.render(PoorCourse.report()));
        Map<String, JsonNode> few = new LinkedHashMap<>();
        for (JsonNode finding : report.path("findings")) {
            TreeSet<String> held = new TreeSet<>();
            finding.properties().forEach(property -> {
                if (!property.getValue().isNull() && !property.getValue().isEmpty()) {
                    held.add(property.getKey());
                }
            });
            few.putIfAbsent(held.toString(), finding);
        }
        ArrayNode findings = JSON.createArrayNode();
        findings.addAll(few.values());
        report.set("findings", findings);
        return report;
    }

    /** The first object of each kind, by the names that lead to it. */
    private static void collect(String path, JsonNode node, Map<String, ObjectNode> kinds) {
        if (node instanceof ObjectNode object) {
            kinds.putIfAbsent(path, object);
            object.properties()
                    .forEach(property -> collect(path + "/" + property.getKey(), property.getValue(), kinds));
        } else if (node.isArray()) {
            node.forEach(item -> collect(path, item, kinds));
        }
    }
}
