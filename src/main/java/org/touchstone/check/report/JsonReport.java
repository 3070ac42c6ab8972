package org.touchstone.check.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.touchstone.check.advice.Advice;
import org.touchstone.check.assessment.Assessment;
import org.touchstone.check.catalogue.Interpretation;
import org.touchstone.check.catalogue.Parameter;
import org.touchstone.check.catalogue.Source;
import org.touchstone.check.catalogue.Standard;
import org.touchstone.check.explanation.Explanation;
import org.touchstone.check.explanation.Missing;
import org.touchstone.check.explanation.Reluctance;
import org.touchstone.check.facts.Fact;
import org.touchstone.check.facts.Subject;
import org.touchstone.check.findings.Finding;
import org.touchstone.check.findings.Outcome;
import org.touchstone.check.language.Rule;
import org.touchstone.check.located.Place;
import org.touchstone.check.submission.Citation;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The report as JSON, of which {@code report.schema.json} is the published schema. */
public final class JsonReport {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .defaultPrettyPrinter(new Indented())
            .build();
    private static final int USUAL_BYTES = 1 << 20;

    private final JsonGenerator json;
    /** What is pointed out beside each fact: many findings rest on the same. */
    private final IdentityHashMap<Fact, Optional<String>> hints = new IdentityHashMap<>();

    private JsonReport(JsonGenerator json) {
        this.json = json;
    }

    /** Renders a report. */
    public static String render(Report report) {
        return new String(bytes(report), StandardCharsets.UTF_8);
    }

    /** Renders a report, in UTF-8. */
    public static byte[] bytes(Report report) {
        return bytes(report, true, null);
    }

    /** Renders a report with what was found to settle its findings. */
    public static String render(Report report, Suggested suggested) {
        return new String(bytes(report, suggested), StandardCharsets.UTF_8);
    }

    /** Renders a report with what was found to settle its findings, in UTF-8. */
    public static byte[] bytes(Report report, Suggested suggested) {
        return bytes(report, true, suggested);
    }

    /**
     * Renders a report as it is kept with a submitted version, in UTF-8: what was found, without the summary of what is
     * left to answer, which follows from it. So it is the same, byte for byte, as before there was a summary.
     */
    public static byte[] kept(Report report) {
        return bytes(report, false, null);
    }

    private static byte[] bytes(Report report, boolean summary, @Nullable Suggested suggested) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            new JsonReport(json).report(report, summary, suggested);
        }
        bytes.write('\n');
        return bytes.toByteArray();
    }

    /** The JSON Schema of these reports, as text. */
    public static String schema() {
        try (InputStream in = JsonReport.class.getResourceAsStream("report.schema.json")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The whole report, in the order of the schema. */
    private void report(Report report, boolean summary, @Nullable Suggested suggested) {
        Assessment assessment = report.assessment();
        json.writeStartObject();
        json.writeStringProperty("provider", assessment.course().submission().provider());
        json.writeStringProperty("course", assessment.course().submission().title());
        json.writeStringProperty("ruleset", assessment.ruleset().digest());
        json.writeStringProperty("asOf", assessment.asOf().toString());
        text("only", report.only());
        json.writeStringProperty("verdict", assessment.verdict().name());
        json.writeStringProperty("verdictText", report.verdict());
        json.writeObjectPropertyStart("counts");
        Map<Outcome, Integer> counts = assessment.counts();
        for (Outcome outcome : Outcome.values()) {
            json.writeNumberProperty(outcome.name(), counts.getOrDefault(outcome, 0));
        }
        json.writeEndObject();
        texts(
                "notYetCovered",
                assessment.notYetCovered().stream().map(Standard::id).toList());
        json.writeArrayPropertyStart("findings");
        report.explanations().forEach(explanation -> finding(explanation, report));
        json.writeEndArray();
        json.writeArrayPropertyStart("matrix");
        report.matrix().forEach(this::row);
        json.writeEndArray();
        json.writeArrayPropertyStart("advice");
        report.advice().forEach(this::advice);
        json.writeEndArray();
        unused(UnusedAnswer.of(report));
        if (summary) {
            summary(report);
        }
        if (suggested != null) {
            json.writeArrayPropertyStart("suggestions");
            suggested.together().forEach(this::together);
            json.writeEndArray();
            texts("margins", suggested.margins());
        }
        json.writeEndObject();
    }

    private void together(Suggested.Together together) {
        json.writeStartObject();
        json.writeArrayPropertyStart("changes");
        for (Suggested.Step step : together.steps()) {
            json.writeStartObject();
            json.writeStringProperty("text", step.words());
            json.writeStringProperty("pointer", step.pointer());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("settles");
        for (Suggested.Settled settled : together.settles()) {
            json.writeStartObject();
            json.writeStringProperty("standard", settled.standard());
            json.writeStringProperty("target", settled.target());
            json.writeStringProperty("then", settled.then().name());
            json.writeStringProperty("text", settled.words());
            json.writeEndObject();
        }
        json.writeEndArray();
        texts("but", together.but());
        json.writeEndObject();
    }

    private void summary(Report report) {
        LeftToAnswer left = report.leftToAnswer();
        json.writeStringProperty("headline", report.headline(left));
        json.writeNumberProperty("questionsAsked", left.asked());
        json.writeNumberProperty("questionsAnswered", left.answered());
        json.writeArrayPropertyStart("toAnswer");
        left.next().forEach(this::open);
        json.writeEndArray();
    }

    private void open(OpenQuestion open) {
        json.writeStartObject();
        json.writeStringProperty("section", open.section().key());
        json.writeStringProperty("question", open.question().words());
        json.writeStringProperty("ask", open.ask());
        texts("pointers", open.pointers());
        texts("items", open.items());
        texts("said", open.said());
        json.writeNumberProperty("findings", open.waiting());
        json.writeNumberProperty("required", open.required());
        json.writeNumberProperty("alone", open.alone());
        json.writeEndObject();
    }

    private void unused(List<UnusedAnswer> all) {
        if (all.isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart("unused");
        for (UnusedAnswer each : all) {
            json.writeStartObject();
            json.writeStringProperty("name", each.question().name());
            json.writeStringProperty("ask", each.question().ask());
            json.writeArrayPropertyStart("at");
            for (Place place : each.places()) {
                json.writeStartObject();
                json.writeStringProperty("pointer", place.pointer());
                json.writeNumberProperty("line", place.line());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void advice(Advice advice) {
        json.writeStartObject();
        json.writeStringProperty("kind", advice.kind().name());
        target("about", advice.about());
        json.writeStringProperty("text", advice.text());
        citation(advice.citation());
        json.writeEndObject();
    }

    private void row(MatrixRow row) {
        json.writeStartObject();
        json.writeStringProperty("outcome", row.outcome());
        json.writeStringProperty("asks", row.asks());
        json.writeBooleanProperty("action", row.action());
        texts("mappedBy", row.mappedBy());
        texts("taughtIn", row.taughtIn());
        texts("practisedIn", row.practisedIn());
        texts("assessedBy", row.assessedBy());
        json.writeEndObject();
    }

    private void finding(Explanation explanation, Report report) {
        Finding finding = explanation.finding();
        Standard standard = finding.standard();
        json.writeStartObject();
        json.writeStringProperty("standard", standard.id());
        texts("alsoStandards", finding.alsoStandards());
        json.writeStringProperty("requirement", finding.part().requirement());
        json.writeStringProperty("part", finding.part().id());
        target("target", finding.target());
        json.writeStringProperty("outcome", finding.outcome().name());
        json.writeStringProperty("strength", finding.strength().words());
        json.writeStringProperty("reason", explanation.reason());
        json.writeArrayPropertyStart("facts");
        finding.facts().forEach(this::fact);
        json.writeEndArray();
        if (!finding.shown().isEmpty()) { // Left out like hints.
            json.writeArrayPropertyStart("shown");
            finding.shown().forEach(this::fact);
            json.writeEndArray();
        }
        json.writeArrayPropertyStart("evidence");
        evidence(finding).forEach(this::evidence);
        json.writeEndArray();
        json.writeArrayPropertyStart("parameters");
        finding.parameters().forEach(this::parameter);
        json.writeEndArray();
        json.writeArrayPropertyStart("missing");
        explanation.missing().forEach(this::missing);
        json.writeEndArray();
        text("question", explanation.question());
        text("remedy", explanation.remedy());
        text("who", explanation.who());
        texts("rule", finding.rules().stream().map(Rule::fullName).toList());
        json.writeStringProperty("asks", explanation.asks());
        citation(standard.source());
        interpretation(standard.interpretation());
        text("reading", report.requirement(finding).reading());
        json.writeEndObject();
    }

    private void citation(Source source) {
        json.writeObjectPropertyStart("citation");
        json.writeStringProperty("document", source.document());
        json.writeStringProperty("section", source.section());
        json.writeStringProperty("position", source.position());
        json.writeEndObject();
    }

    private void interpretation(Optional<Interpretation> interpretation) {
        if (interpretation.isEmpty()) {
            json.writeNullProperty("interpretation");
            return;
        }
        json.writeObjectPropertyStart("interpretation");
        json.writeStringProperty("says", interpretation.get().says());
        json.writeStringProperty("readAs", interpretation.get().readAs());
        json.writeStringProperty("because", interpretation.get().because());
        json.writeEndObject();
    }

    private void target(String name, Subject subject) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("kind", subject.kind());
        json.writeStringProperty("id", subject.id());
        json.writeStringProperty("label", subject.label());
        json.writeEndObject();
    }

    private void fact(Fact fact) {
        json.writeStartObject();
        json.writeStringProperty("name", fact.name());
        json.writeStringProperty("value", fact.text());
        json.writeStringProperty("pointer", fact.place().pointer());
        json.writeNumberProperty("line", fact.place().line());
        json.writeNumberProperty("column", fact.place().column());
        text("note", Optional.of(fact.note()).filter(note -> !note.isEmpty()));
        if (fact.workedOut()) {
            json.writeBooleanProperty("workedOut", true);
        }
        // Left out where there is none, so that what was kept before there were hints still comes out the same.
        hints.computeIfAbsent(fact, Reluctance::hint).ifPresent(hint -> json.writeStringProperty("hint", hint));
        json.writeEndObject();
    }

    private void parameter(Parameter parameter) {
        json.writeStartObject();
        json.writeStringProperty("name", parameter.name());
        json.writeStringProperty("value", parameter.text());
        json.writeStringProperty("unit", parameter.unit());
        json.writeStringProperty("source", parameter.source());
        json.writeEndObject();
    }

    private void missing(Missing missing) {
        json.writeStartObject();
        json.writeStringProperty("name", missing.name());
        json.writeStringProperty("pointer", missing.pointer());
        json.writeStringProperty("ask", missing.ask());
        if (!missing.notes().isEmpty()) { // As for hints.
            texts("notes", missing.notes());
        }
        json.writeEndObject();
    }

    /** What is cited for the facts of a finding, each once. */
    private static Set<Citation> evidence(Finding finding) {
        Set<Citation> citations = new LinkedHashSet<>();
        finding.facts().forEach(fact -> citations.addAll(fact.evidence()));
        return citations;
    }

    private void evidence(Citation citation) {
        json.writeStartObject();
        json.writeStringProperty("document", citation.document());
        json.writeStringProperty("title", citation.title());
        json.writeStringProperty("page", citation.page());
        json.writeStringProperty("quote", citation.quote());
        json.writeEndObject();
    }

    private void text(String name, Optional<String> text) {
        text.ifPresentOrElse(words -> json.writeStringProperty(name, words), () -> json.writeNullProperty(name));
    }

    private void texts(String name, List<String> texts) {
        json.writeArrayPropertyStart(name);
        texts.forEach(json::writeString);
        json.writeEndArray();
    }
}
