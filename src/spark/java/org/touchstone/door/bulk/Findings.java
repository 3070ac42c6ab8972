package org.touchstone.door.bulk;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.touchstone.check.assessment.Assessment;
import org.touchstone.check.assessment.Assessor;
import org.touchstone.check.explanation.Explanation;
import org.touchstone.check.findings.Finding;
import org.touchstone.check.located.Mistake;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.report.Report;
import org.touchstone.check.rules.BuiltRules;
import org.touchstone.check.rules.Ruleset;
import org.touchstone.check.rules.RulesetFiles;
import org.touchstone.check.rules.RulesetReader;
import org.touchstone.check.submission.SubmissionReader;

/** From some submissions to their findings, on one machine of many. */
final class Findings implements MapPartitionsFunction<Row, Row> {

    /**
     * A row for each finding, in their order ({@code number}, from 1). A submission that cannot be read has a row for each
     * mistake in it instead, and a rule that broke one too, with {@code mistake} and no {@code standard}.
     */
    static final StructType COLUMNS = new StructType()
            .add("file", "string")
            .add("course", "string")
            .add("ruleset", "string")
            .add("asOf", "string")
            .add("verdict", "string")
            .add("number", "int")
            .add("standard", "string")
            .add("part", "string")
            .add("targetKind", "string")
            .add("target", "string")
            .add("outcome", "string")
            .add("strength", "string")
            .add("reason", "string")
            .add("remedy", "string")
            .add("mistake", "string");

    private static final long serialVersionUID = 1;

    /** Rulesets that were built in this process, by their digests. */
    private static final Map<String, Ruleset> BUILT = new ConcurrentHashMap<>();

    private final Broadcast<SortedMap<String, byte[]>> rules;
    private final LocalDate asOf;

    Findings(Broadcast<SortedMap<String, byte[]>> rules, LocalDate asOf) {
        this.rules = rules;
        this.asOf = asOf;
    }

    @Override
    public Iterator<Row> call(Iterator<Row> submissions) {
        RulesetFiles files = RulesetFiles.of(rules.value());
        Ruleset ruleset = BUILT.computeIfAbsent(files.digest(), digest -> built(files));
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(submissions, Spliterator.ORDERED), false)
                .flatMap(row -> check(row.getString(0), row.getString(1), ruleset).stream())
                .iterator();
    }

    private static Ruleset built(RulesetFiles files) {
        String named = System.getenv("TOUCHSTONE_CACHE");
        Path cache = named == null || named.isBlank()
                ? Path.of(System.getProperty("java.io.tmpdir"), "touchstone-built-rules")
                : Path.of(named);
        try {
            return new RulesetReader(new BuiltRules(cache)).read(files);
        } catch (MistakesException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private List<Row> check(@Nullable String file, @Nullable String text, Ruleset ruleset) {
        String name = file == null ? "" : file;
        List<Row> rows = new ArrayList<>();
        if (text == null) {
            rows.add(row(name, null, null, ruleset, 1, "this line holds no text of a submission"));
            return rows;
        }
        try {
            Assessment assessment = Assessor.assess(
                    SubmissionReader.read(
                            text.getBytes(StandardCharsets.UTF_8),
                            name,
                            ruleset.catalogue().questions()),
                    ruleset,
                    asOf);
            for (Explanation explanation : Report.withoutAdvice(assessment).explanations()) {
                rows.add(row(name, assessment, explanation, ruleset, rows.size() + 1, null));
            }
            assessment
                    .failures()
                    .forEach(failure -> rows.add(row(
                            name,
                            assessment,
                            null,
                            ruleset,
                            rows.size() + 1,
                            "a rule broke: " + failure.rule() + ": " + failure.why())));
        } catch (MistakesException e) {
            for (Mistake mistake : e.mistakes()) {
                rows.add(row(name, null, null, ruleset, rows.size() + 1, mistake.toString()));
            }
        }
        return rows;
    }

    private Row row(
            String file,
            @Nullable Assessment assessment,
            @Nullable Explanation explanation,
            Ruleset ruleset,
            int number,
            @Nullable String mistake) {
        Finding finding = explanation == null ? null : explanation.finding();
        return RowFactory.create(
                file,
                assessment == null ? null : assessment.course().submission().title(),
                ruleset.digest(),
                asOf.toString(),
                assessment == null ? null : assessment.verdict().name(),
                number,
                finding == null ? null : finding.standard().id(),
                finding == null ? null : finding.part().id(),
                finding == null ? null : finding.target().kind(),
                finding == null ? null : finding.target().id(),
                finding == null ? null : finding.outcome().name(),
                finding == null ? null : finding.strength().words(),
                explanation == null ? null : explanation.reason(),
                explanation == null ? null : explanation.remedy().orElse(null),
                mistake);
    }
}
