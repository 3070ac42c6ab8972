package org.touchstone.check.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.touchstone.check.explanation.Explanation;
import org.touchstone.check.explanation.Messages;
import org.touchstone.check.explanation.ReadableValues;
import org.touchstone.check.facts.Fact;
import org.touchstone.check.findings.Finding;
import org.touchstone.check.findings.Outcome;
import org.touchstone.check.judgement.Judgement;
import org.touchstone.check.judgement.JudgementAnswer;
import org.touchstone.check.judgement.Judgements;
import org.touchstone.check.submission.Submission;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The report in the W3C's Evaluation and Report Language (EARL 1.0) as JSON-LD, for other tools to gather and compare:
 * one assertion for each finding. Identifiers are fragments of the document itself.
 */
public final class EarlReport {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
    private static final String TOUCHSTONE = "#touchstone";
    private static final String COURSE = "#course";

    private EarlReport() {}

    /** Renders a report. */
    public static String render(Report report) {
        return render(report, Judgements.NONE);
    }

    /** Renders a report with what people judged: beside what the program asserts of a finding stands what they do. */
    public static String render(Report report, Judgements judgements) {
        return JSON.writeValueAsString(map("@context", context(), "@graph", graph(report, judgements))) + "\n";
    }

    private static List<Object> graph(Report report, Judgements judgements) {
        List<Object> graph = new ArrayList<>();
        graph.add(touchstone(report));
        graph.add(course(report.assessment().course().submission()));
        Set<String> described = new LinkedHashSet<>();
        for (Explanation explanation : report.explanations()) {
            if (described.add(test(explanation.finding()))) {
                graph.add(testCase(explanation, report));
            }
        }
        String day = report.assessment().asOf().toString();
        report.explanations().forEach(explanation -> graph.add(assertion(explanation, day)));
        Map<String, String> people = new LinkedHashMap<>();
        judgements.byPoint().values().forEach(each -> people.putIfAbsent(each.by(), "#people-" + (people.size() + 1)));
        people.forEach((names, id) ->
                graph.add(map("@id", id, "@type", List.of("earl:Assertor", "foaf:Agent"), "title", names)));
        for (Explanation explanation : report.explanations()) {
            judgements
                    .on(explanation.finding())
                    .ifPresent(judgement -> graph.add(judged(
                            explanation.finding(),
                            judgement,
                            judgements,
                            Objects.requireNonNull(people.get(judgement.by())))));
        }
        return graph;
    }

    private static Map<String, Object> judged(
            Finding finding, Judgement judgement, Judgements judgements, String people) {
        return map(
                "@type",
                "earl:Assertion",
                "assertedBy",
                people,
                "subject",
                COURSE,
                "test",
                test(finding),
                "mode",
                "earl:manual",
                "result",
                map(
                        "@type",
                        "earl:TestResult",
                        "outcome",
                        judgement.answer() == JudgementAnswer.QUERY
                                ? "earl:cantTell"
                                : outcome(judgements.outcome(finding), judgements.fails(finding)),
                        "title",
                        finding.target().label(),
                        "description",
                        judgement.reason(),
                        "date",
                        map("@type", "xsd:dateTime", "@value", judgement.at().toString())));
    }

    private static Map<String, Object> touchstone(Report report) {
        String version = EarlReport.class.getPackage().getImplementationVersion();
        return map(
                "@id",
                TOUCHSTONE,
                "@type",
                List.of("earl:Assertor", "earl:Software"),
                "title",
                "Touchstone",
                "hasVersion",
                version == null ? Messages.text("earl.no-version") : version,
                "description",
                Messages.text("earl.ruleset", report.assessment().ruleset().digest()));
    }

    private static Map<String, Object> course(Submission submission) {
        return map(
                "@id",
                COURSE,
                "@type",
                "earl:TestSubject",
                "title",
                submission.title(),
                "publisher",
                submission.provider());
    }

    private static Map<String, Object> testCase(Explanation explanation, Report report) {
        Finding finding = explanation.finding();
        List<String> standards = new ArrayList<>(List.of(finding.standard().id()));
        standards.addAll(finding.alsoStandards());
        return map(
                "@id", test(finding),
                "@type", "earl:TestCase",
                "identifier", finding.part().key(),
                "title", report.requirement(finding).title(),
                "description", explanation.asks(),
                "strength", finding.strength().words(),
                "isPartOf",
                        map(
                                "@type",
                                "earl:TestRequirement",
                                "identifier",
                                standards,
                                "title",
                                finding.standard().title(),
                                "description",
                                finding.standard().asks(),
                                "bibliographicCitation",
                                finding.standard().source().document() + ": "
                                        + finding.standard().source()));
    }

    private static Map<String, Object> assertion(Explanation explanation, String day) {
        Finding finding = explanation.finding();
        return map(
                "@type",
                "earl:Assertion",
                "assertedBy",
                TOUCHSTONE,
                "subject",
                COURSE,
                "test",
                test(finding),
                "mode",
                mode(finding),
                "result",
                map(
                        "@type",
                        "earl:TestResult",
                        "outcome",
                        outcome(finding.outcome(), finding.fails()),
                        "title",
                        finding.target().label() + ": " + EntryInWords.label(finding),
                        "description",
                        explanation.reason(),
                        "date",
                        day,
                        "pointer",
                        finding.facts().stream().map(EarlReport::pointer).toList()));
    }

    private static Map<String, Object> pointer(Fact fact) {
        return map(
                "@type", List.of("ptr:LineCharPointer", "ptr:ExpressionPointer"),
                "lineNumber", fact.place().line(),
                "charNumber", fact.place().column(),
                "expression", fact.place().pointer(),
                "description", fact.question().words() + ": " + ReadableValues.of(fact));
    }

    private static String test(Finding finding) {
        return "#" + finding.standard().id() + "/" + finding.part().key();
    }

    /** A part that holds a question for a reviewer is checked by machine only so far. */
    private static String mode(Finding finding) {
        boolean person = finding.part().question().isPresent() || finding.outcome() == Outcome.NEEDS_JUDGEMENT;
        return person ? "earl:semiAuto" : "earl:automatic";
    }

    /**
     * A recommendation that is not met is neither of EARL's {@code passed} and {@code failed}, which say that the subject
     * meets what it is tested for or does not: the course may do otherwise with good reason, which a person weighs.
     */
    private static String outcome(Outcome outcome, boolean fails) {
        return switch (outcome) {
            case MET -> "earl:passed";
            case NOT_MET -> fails ? "earl:failed" : "earl:cantTell";
            case NOT_STATED, NEEDS_JUDGEMENT, CONFLICTING -> "earl:cantTell";
            case NOT_APPLICABLE -> "earl:inapplicable";
            case ERROR -> "earl:untested";
        };
    }

    private static Map<String, Object> context() {
        Map<String, Object> context = map(
                "earl", "http://www.w3.org/ns/earl#",
                "dct", "http://purl.org/dc/terms/",
                "foaf", "http://xmlns.com/foaf/0.1/",
                "ptr", "http://www.w3.org/2009/pointers#",
                "xsd", "http://www.w3.org/2001/XMLSchema#");
        for (String link : List.of("assertedBy", "subject", "test", "mode", "outcome")) {
            context.put(link, map("@id", "earl:" + link, "@type", "@id"));
        }
        for (String term : List.of("result", "pointer")) {
            context.put(term, "earl:" + term);
        }
        for (String term : List.of(
                "title", "description", "identifier", "publisher", "hasVersion", "isPartOf", "bibliographicCitation")) {
            context.put(term, "dct:" + term);
        }
        context.put("strength", "dct:type");
        context.put("date", map("@id", "dct:date", "@type", "xsd:date"));
        for (String number : List.of("lineNumber", "charNumber")) {
            context.put(number, map("@id", "ptr:" + number, "@type", "xsd:positiveInteger"));
        }
        context.put("expression", "ptr:expression");
        return context;
    }

    private static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return map;
    }
}
