package org.touchstone.check.report;

import java.io.ByteArrayOutputStream;
import org.touchstone.check.assessment.Assessment;
import org.touchstone.check.explanation.Explanation;
import org.touchstone.check.findings.Finding;
import org.touchstone.check.findings.Outcome;
import org.touchstone.check.judgement.Judgements;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the rules found of a course and what people judged of it, as JSON. The same version, ruleset, day and judgements give
 * the same bytes.
 */
public final class JudgedReport {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .defaultPrettyPrinter(new Indented())
            .build();

    private JudgedReport() {}

    /** Renders a report with what was judged, in UTF-8. */
    public static byte[] bytes(Report report, Judgements judgements) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Assessment assessment = report.assessment();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringProperty(
                    "provider", assessment.course().submission().provider());
            json.writeStringProperty("course", assessment.course().submission().title());
            json.writeStringProperty("ruleset", assessment.ruleset().digest());
            json.writeStringProperty("asOf", assessment.asOf().toString());
            json.writeStringProperty("foundVerdict", assessment.verdict().name());
            json.writeStringProperty(
                    "verdict", judgements.verdict(assessment.findings()).name());
            json.writeObjectPropertyStart("counts");
            for (Outcome outcome : Outcome.values()) {
                json.writeNumberProperty(
                        outcome.name(), judgements.counts(assessment.findings()).getOrDefault(outcome, 0L));
            }
            json.writeEndObject();
            json.writeArrayPropertyStart("findings");
            report.explanations().forEach(each -> finding(json, each, judgements));
            json.writeEndArray();
            json.writeEndObject();
        }
        bytes.write('\n');
        return bytes.toByteArray();
    }

    private static void finding(JsonGenerator json, Explanation explanation, Judgements judgements) {
        Finding finding = explanation.finding();
        json.writeStartObject();
        json.writeStringProperty("standard", finding.standard().id());
        json.writeStringProperty("part", finding.part().key());
        json.writeStringProperty("kind", finding.target().kind());
        json.writeStringProperty("target", finding.target().id());
        json.writeStringProperty("strength", finding.strength().words());
        json.writeStringProperty("found", finding.outcome().name());
        json.writeStringProperty("foundBecause", explanation.reason());
        json.writeStringProperty("outcome", judgements.outcome(finding).name());
        judgements.on(finding).ifPresent(judgement -> {
            json.writeObjectPropertyStart("judgement");
            json.writeStringProperty("answer", judgement.answer().name());
            json.writeStringProperty("reason", judgement.reason());
            json.writeStringProperty("by", judgement.by());
            json.writeStringProperty("at", judgement.at().toString());
            json.writeEndObject();
        });
        json.writeEndObject();
    }
}
