package org.touchstone.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.touchstone.assessment.Assessment;
import org.touchstone.assessment.Assessor;
import org.touchstone.findings.Finding;
import org.touchstone.findings.Verdict;
import org.touchstone.located.MistakesException;
import org.touchstone.located.Words;
import org.touchstone.report.EarlReport;
import org.touchstone.report.HtmlReport;
import org.touchstone.report.JsonReport;
import org.touchstone.report.Report;
import org.touchstone.report.TextReport;
import org.touchstone.rules.Ruleset;
import org.touchstone.submission.SubmissionReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code touchstone check}. */
@Command(
        name = "check",
        description = "Checks the file that describes a course, and explains each result.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    /** The formats a report can be had in. */
    enum Format {
        TEXT,
        JSON,
        HTML,
        EARL
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "The file that describes the course; or a folder of such files.")
    private List<Path> files = List.of();

    @Option(names = "--format", paramLabel = "FORMAT", description = "text, json, html or earl. Without it: text.")
    private Format format = Format.TEXT;

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "Check as of this day (year-month-day). Without it: today.")
    private @Nullable LocalDate asOf;

    @Option(
            names = "--only",
            paramLabel = "ID",
            description = "Only this standard, requirement or element, such as FW-DEL-01, group-size or HC.")
    private @Nullable String only;

    @Option(names = "--no-advice", description = "Leave out the advice, which never counts against the course.")
    private boolean noAdvice;

    @Mixin
    private RulesFolder rules = new RulesFolder();

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        List<Path> all = expanded(files);
        LocalDate day = asOf == null ? LocalDate.now(ZoneId.systemDefault()) : asOf;
        int status = ExitStatus.NOTHING_NOT_MET;
        try (Ruleset ruleset = rules.read()) {
            if (only != null && !ruleset.catalogue().knows(only)) {
                err.println("There is no standard, requirement or element \"" + only + "\". "
                        + Words.didYouMean(only, ruleset.catalogue().ids(), "See: touchstone standards"));
                return ExitStatus.BAD_INPUT;
            }
            for (int i = 0; i < all.size(); i++) {
                status = Math.max(status, check(all.get(i), ruleset, day, out, err));
                progress(i + 1, all.size(), err);
            }
        }
        return status;
    }

    private int check(Path file, Ruleset ruleset, LocalDate day, PrintWriter out, PrintWriter err) {
        try {
            Assessment assessment = Assessor.assess(
                    SubmissionReader.read(file, ruleset.catalogue().questions()), ruleset, day);
            Report explained = Report.of(assessment);
            Report whole = noAdvice ? explained.withoutAdvice() : explained;
            Report report = only == null ? whole : whole.only(only);
            if (report.explanations().isEmpty()
                    && report.assessment().notYetCovered().isEmpty()) {
                err.println(file + ": " + only + " is not asked of this course, for it does not claim it.");
                return ExitStatus.NOTHING_NOT_MET;
            }
            out.print(rendered(report));
            out.flush();
            assessment
                    .failures()
                    .forEach(failure -> err.println("A rule broke: " + failure.rule() + ": " + failure.why()));
            return status(report.assessment());
        } catch (MistakesException e) {
            err.println(file + " cannot be checked:");
            Touchstone.print(e, err);
            return ExitStatus.BAD_INPUT;
        }
    }

    private static int status(Assessment assessment) {
        if (assessment.verdict() == Verdict.INCOMPLETE) {
            return ExitStatus.BROKEN_RULESET;
        }
        return assessment.findings().stream().anyMatch(Finding::fails)
                ? ExitStatus.NOT_MET
                : ExitStatus.NOTHING_NOT_MET;
    }

    private String rendered(Report report) {
        return switch (format) {
            case TEXT -> TextReport.render(report, Help.Ansi.AUTO.enabled());
            case JSON -> JsonReport.render(report);
            case HTML -> HtmlReport.render(report);
            case EARL -> EarlReport.render(report);
        };
    }

    private static List<Path> expanded(List<Path> named) throws IOException {
        List<Path> all = new ArrayList<>();
        for (Path path : named) {
            if (Files.isDirectory(path)) {
                try (Stream<Path> below = Files.walk(path)) {
                    below.filter(Files::isRegularFile)
                            .filter(file -> file.toString().matches(".*\\.(ya?ml|json)"))
                            .sorted()
                            .forEach(all::add);
                }
            } else {
                all.add(path);
            }
        }
        return all;
    }

    private static void progress(int done, int all, PrintWriter err) {
        if (all >= 100 && (done % 100 == 0 || done == all)) {
            err.println(done + " of " + all + " checked");
        }
    }
}
