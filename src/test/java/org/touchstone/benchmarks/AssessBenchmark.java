package org.touchstone.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.touchstone.ShippedRules;
import org.touchstone.check.advice.Advice;
import org.touchstone.check.advice.Adviser;
import org.touchstone.check.assessment.Assessment;
import org.touchstone.check.assessment.Assessor;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.facts.Asked;
import org.touchstone.check.facts.CourseFacts;
import org.touchstone.check.facts.FactExtractor;
import org.touchstone.check.findings.Finding;
import org.touchstone.check.findings.FindingDeriver;
import org.touchstone.check.language.Evaluation;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.report.JsonReport;
import org.touchstone.check.report.Report;
import org.touchstone.check.submission.Submission;
import org.touchstone.check.submission.SubmissionReader;

/**
 * How long one course takes in a warm process, on one thread: as a whole, stage by stage, and with the same checks
 * written by hand in place of the engine. Run by {@code src/docs/measure.sh}.
 */
@State(Scope.Benchmark)
@BenchmarkMode({Mode.AverageTime, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class AssessBenchmark {

    /** The course, by the name of its file in {@code rules/examples}. */
    @Param({"complete-course", "every-element"})
    public String course = "complete-course";

    private final Catalogue catalogue = ShippedRules.RULESET.catalogue();
    private byte[] bytes = {};
    private Submission submission;
    private CourseFacts facts;
    private org.touchstone.check.facts.Scope scope;
    private List<Asked> asked;
    private Evaluation evaluation;
    private Assessment assessment;
    private Report report;

    /** Reads the course that is named at first; the named one is read before measuring. */
    public AssessBenchmark() {
        submission = ShippedRules.submission(ShippedRules.course(course));
        facts = FactExtractor.extract(submission, catalogue, ShippedRules.AS_OF);
        scope = org.touchstone.check.facts.Scope.of(facts, catalogue, ShippedRules.AS_OF);
        asked = scope.asked();
        evaluation = ShippedRules.RULESET.evaluate(asked, facts, ShippedRules.AS_OF);
        assessment = Assessor.assess(submission, ShippedRules.RULESET, ShippedRules.AS_OF);
        report = Report.of(assessment);
    }

    /** Prepares what each stage takes in. */
    @Setup
    public void prepare() throws IOException, MistakesException {
        bytes = Files.readAllBytes(ShippedRules.FOLDER.resolve("examples/" + course + ".yaml"));
        submission = read();
        facts = extract();
        scope = scope();
        asked = scope.asked();
        evaluation = evaluate();
        assessment = assess();
        report = explain();
    }

    @Benchmark
    public Assessment assess() {
        return Assessor.assess(submission, ShippedRules.RULESET, ShippedRules.AS_OF);
    }

    @Benchmark
    public Report assessAndExplain() {
        return Report.of(assess());
    }

    @Benchmark
    public Assessment assessPlainly() {
        CourseFacts described = extract();
        org.touchstone.check.facts.Scope inScope =
                org.touchstone.check.facts.Scope.of(described, catalogue, ShippedRules.AS_OF);
        Evaluation said = ShippedRules.RULESET.rules().evaluate(inScope.asked(), described, ShippedRules.AS_OF);
        List<Finding> findings =
                FindingDeriver.derive(inScope, described, said, catalogue, ShippedRules.RULESET.rules());
        return new Assessment(
                ShippedRules.RULESET,
                ShippedRules.AS_OF,
                described,
                findings,
                inScope.notYetCovered(),
                said.failures());
    }

    @Benchmark
    public Submission read() throws MistakesException {
        return SubmissionReader.read(bytes, course + ".yaml", catalogue.questions());
    }

    @Benchmark
    public CourseFacts extract() {
        return FactExtractor.extract(submission, catalogue, ShippedRules.AS_OF);
    }

    @Benchmark
    public org.touchstone.check.facts.Scope scope() {
        return org.touchstone.check.facts.Scope.of(facts, catalogue, ShippedRules.AS_OF);
    }

    @Benchmark
    public Evaluation evaluate() {
        return ShippedRules.RULESET.evaluate(asked, facts, ShippedRules.AS_OF);
    }

    @Benchmark
    public Evaluation evaluatePlainly() {
        return ShippedRules.RULESET.rules().evaluate(asked, facts, ShippedRules.AS_OF);
    }

    @Benchmark
    public List<Finding> derive() {
        return FindingDeriver.derive(scope, facts, evaluation, catalogue, ShippedRules.RULESET.rules());
    }

    @Benchmark
    public Report explain() {
        return Report.of(assessment);
    }

    @Benchmark
    public List<Advice> advise() {
        return Adviser.advise(facts, catalogue);
    }

    /** All that a check by the API takes, from the file to the report. */
    @Benchmark
    public byte[] fromFileToReport() throws MistakesException {
        return JsonReport.bytes(Report.of(Assessor.assess(read(), ShippedRules.RULESET, ShippedRules.AS_OF)));
    }

    @Benchmark
    public byte[] writeJson() {
        return JsonReport.bytes(report);
    }

    /** Runs all of it, or what JMH's own options select; from the folder of {@code pom.xml}. */
    public static void main(String... options) throws RunnerException, CommandLineOptionException {
        CommandLineOptions selected = new CommandLineOptions(options);
        ChainedOptionsBuilder all = new OptionsBuilder().parent(selected);
        if (selected.getIncludes().isEmpty()) {
            all.include(AssessBenchmark.class.getSimpleName());
        }
        new Runner(all.build()).run();
    }
}
