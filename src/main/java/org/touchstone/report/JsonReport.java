package org.touchstone.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.touchstone.advice.Advice;
import org.touchstone.assessment.Assessment;
import org.touchstone.catalogue.Source;
import org.touchstone.catalogue.Standard;
import org.touchstone.explanation.Explanation;
import org.touchstone.explanation.Messages;
import org.touchstone.facts.Fact;
import org.touchstone.facts.Subject;
import org.touchstone.findings.Finding;
import org.touchstone.findings.Outcome;
import org.touchstone.submission.Citation;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The report as JSON, of which {@code report.schema.json} is the published schema. */
public final class JsonReport {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private JsonReport() {}

    /** Renders a report. */
    public static String render(Report report) {
        return JSON.writeValueAsString(tree(report)) + "\n";
    }

    /** The JSON Schema of these reports, as text. */
    public static String schema() {
        try (InputStream in = JsonReport.class.getResourceAsStream("report.schema.json")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The report as nested maps and lists, in the order of the schema. */
    static Map<String, Object> tree(Report report) {
        Assessment assessment = report.assessment();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("provider", assessment.course().submission().provider());
        tree.put("course", assessment.course().submission().title());
        tree.put("ruleset", assessment.ruleset().digest());
        tree.put("asOf", assessment.asOf().toString());
        tree.put("verdict", assessment.verdict().name());
        tree.put("verdictText", Messages.text("verdict." + assessment.verdict()));
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Outcome outcome : Outcome.values()) {
            counts.put(outcome.name(), assessment.counts().getOrDefault(outcome, 0));
        }
        tree.put("counts", counts);
        tree.put(
                "notYetCovered",
                assessment.notYetCovered().stream().map(Standard::id).toList());
        tree.put("findings", report.explanations().stream().map(e -> finding(e)).toList());
        tree.put("matrix", report.matrix().stream().map(JsonReport::row).toList());
        tree.put("advice", report.advice().stream().map(JsonReport::advice).toList());
        return tree;
    }

    private static Map<String, @Nullable Object> advice(Advice advice) {
        return map(
                "kind", advice.kind().name(),
                "about", target(advice.about()),
                "text", advice.text(),
                "citation", citation(advice.citation()));
    }

    private static Map<String, @Nullable Object> row(MatrixRow row) {
        return map(
                "outcome", row.outcome(),
                "asks", row.asks(),
                "action", row.action(),
                "mappedBy", row.mappedBy(),
                "taughtIn", row.taughtIn(),
                "practisedIn", row.practisedIn(),
                "assessedBy", row.assessedBy());
    }

    private static Map<String, Object> finding(Explanation explanation) {
        Finding finding = explanation.finding();
        Standard standard = finding.standard();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("standard", standard.id());
        tree.put("alsoStandards", finding.alsoStandards());
        tree.put("requirement", finding.part().requirement());
        tree.put("part", finding.part().id());
        tree.put("target", target(finding.target()));
        tree.put("outcome", finding.outcome().name());
        tree.put("strength", finding.strength().words());
        tree.put("reason", explanation.reason());
        tree.put("facts", finding.facts().stream().map(JsonReport::fact).toList());
        tree.put("evidence", evidence(finding));
        tree.put(
                "parameters",
                finding.parameters().stream()
                        .map(p -> map("name", p.name(), "value", p.text(), "unit", p.unit(), "source", p.source()))
                        .toList());
        tree.put(
                "missing",
                explanation.missing().stream()
                        .map(m -> map("name", m.name(), "pointer", m.pointer(), "ask", m.ask()))
                        .toList());
        tree.put("question", explanation.question().orElse(null));
        tree.put("remedy", explanation.remedy().orElse(null));
        tree.put("who", explanation.who().orElse(null));
        tree.put("rule", finding.rules());
        tree.put("asks", explanation.asks());
        tree.put("citation", citation(standard.source()));
        tree.put(
                "interpretation",
                standard.interpretation()
                        .map(i -> map("says", i.says(), "readAs", i.readAs(), "because", i.because()))
                        .orElse(null));
        return tree;
    }

    private static Map<String, @Nullable Object> citation(Source source) {
        return map("document", source.document(), "section", source.section(), "position", source.position());
    }

    private static Map<String, @Nullable Object> target(Subject subject) {
        return map("kind", subject.kind(), "id", subject.id(), "label", subject.label());
    }

    private static Map<String, @Nullable Object> fact(Fact fact) {
        return map(
                "name", fact.name(),
                "value", fact.text(),
                "pointer", fact.place().pointer(),
                "line", fact.place().line(),
                "column", fact.place().column(),
                "note", fact.note().isEmpty() ? null : fact.note());
    }

    private static List<Map<String, @Nullable Object>> evidence(Finding finding) {
        List<Citation> citations = new ArrayList<>();
        finding.facts().forEach(fact -> citations.addAll(fact.evidence()));
        return citations.stream()
                .distinct()
                .map(c -> map("document", c.document(), "title", c.title(), "page", c.page(), "quote", c.quote()))
                .toList();
    }

    private static Map<String, @Nullable Object> map(@Nullable Object... pairs) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return map;
    }
}
