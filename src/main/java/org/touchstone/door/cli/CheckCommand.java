package org.touchstone.door.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.touchstone.check.assessment.Assessment;
import org.touchstone.check.assessment.Assessor;
import org.touchstone.check.findings.Finding;
import org.touchstone.check.findings.Verdict;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.located.Words;
import org.touchstone.check.report.EarlReport;
import org.touchstone.check.report.HtmlReport;
import org.touchstone.check.report.JsonReport;
import org.touchstone.check.report.Report;
import org.touchstone.check.report.Suggested;
import org.touchstone.check.report.TextReport;
import org.touchstone.check.rules.Ruleset;
import org.touchstone.check.submission.SubmissionReader;
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

    /** How many files are checked before their results are printed. */
    private static final int AT_A_TIME = 100;

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
            description = "The file that describes the course; or a folder of such files, for a line on each.")
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

    @Option(
            names = "--full",
            description = "Say everything in the text: each finding with what is asked and how it is read.")
    private boolean full;

    @Option(
            names = "--next",
            paramLabel = "NUMBER",
            description = "Only the verdict, and so many of the answers that settle most.")
    private @Nullable Integer next;

    @Option(
            names = "--suggest",
            description = "Only the verdict, and for each result that is not met or not stated the fewest answers that"
                    + " would settle it, tried out on a copy.")
    private boolean suggest;

    @Mixin
    private RulesFolder rules = new RulesFolder();

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        List<Path> all = expanded(files);
        if (all.isEmpty()) {
            err.println("There is nothing to check in " + files.get(0)
                    + ". Name a file, or a folder with files that end" + " in .yaml, .yml or .json.");
            return ExitStatus.BAD_INPUT;
        }
        if (next != null && next < 1) {
            err.println("--next takes a number from 1, such as --next 5.");
            return ExitStatus.BAD_INPUT;
        }
        LocalDate day = asOf == null ? LocalDate.now(ZoneId.systemDefault()) : asOf;
        int status = ExitStatus.NOTHING_NOT_MET;
        try (Ruleset ruleset = rules.read()) {
            if (only != null && !ruleset.catalogue().knows(only)) {
                err.println("There is no standard, requirement or element \"" + only + "\". "
                        + Words.didYouMean(only, ruleset.catalogue().ids(), "See: touchstone standards"));
                return ExitStatus.BAD_INPUT;
            }
            for (int from = 0; from < all.size(); from += AT_A_TIME) {
                List<Path> some = all.subList(from, Math.min(all.size(), from + AT_A_TIME));
                for (Checked checked : checked(some, ruleset, day)) {
                    out.print(checked.out());
                    out.flush();
                    err.print(checked.err());
                    err.flush();
                    status = Math.max(status, checked.status());
                }
                progress(from + some.size(), all.size(), err);
            }
        }
        return status;
    }

    /**
     * What checking one file gave.
     *
     * @param out what is printed on standard output
     * @param err what is printed on standard error
     * @param status the exit status, if this were the only file
     */
    private record Checked(String out, String err, int status) {}

    /** Checks some files, several at once where the machine can; the results are in the order of the files. */
    private List<Checked> checked(List<Path> some, Ruleset ruleset, LocalDate day)
            throws InterruptedException, ExecutionException {
        if (some.size() == 1) {
            return List.of(check(some.get(0), ruleset, day));
        }
        ExecutorService workers =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Callable<Checked>> tasks = new ArrayList<>();
            some.forEach(file -> tasks.add(() -> check(file, ruleset, day)));
            List<Checked> results = new ArrayList<>();
            for (Future<Checked> result : workers.invokeAll(tasks)) {
                results.add(result.get());
            }
            return results;
        } finally {
            workers.shutdown();
        }
    }

    private Checked check(Path file, Ruleset ruleset, LocalDate day) {
        try {
            Assessment assessment = Assessor.assess(
                    SubmissionReader.read(file, ruleset.catalogue().questions()), ruleset, day);
            String failures = assessment.failures().stream()
                    .map(failure -> "A rule broke: " + failure.rule() + ": " + failure.why() + "\n")
                    .collect(Collectors.joining());
            if (format == Format.TEXT && only == null && files.stream().anyMatch(Files::isDirectory)) {
                return new Checked(file + ": " + TextReport.summary(assessment) + "\n", failures, status(assessment));
            }
            Report whole = noAdvice ? Report.withoutAdvice(assessment) : Report.of(assessment);
            Report report = only == null ? whole : whole.only(only);
            if (report.asksNothing()) {
                String why = file + ": " + only + " is not asked of this course, for it does not claim it.\n";
                return new Checked("", why, ExitStatus.NOTHING_NOT_MET);
            }
            return new Checked(rendered(report), failures, status(report.assessment()));
        } catch (MistakesException e) {
            StringWriter said = new StringWriter();
            PrintWriter err = new PrintWriter(said);
            err.println(file + " cannot be checked:");
            Touchstone.print(e, err);
            return new Checked("", said.toString(), ExitStatus.BAD_INPUT);
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
            case TEXT -> text(report, Help.Ansi.AUTO.enabled());
            case JSON -> suggest ? JsonReport.render(report, Suggested.of(report)) : JsonReport.render(report);
            case HTML -> HtmlReport.render(report);
            case EARL -> EarlReport.render(report);
        };
    }

    private String text(Report report, boolean colour) {
        if (next != null) {
            return TextReport.renderNext(report, next, colour);
        }
        if (suggest) {
            return TextReport.renderSuggestions(report, Suggested.of(report), colour);
        }
        return full ? TextReport.renderFull(report, colour) : TextReport.render(report, colour);
    }

    /** The files themselves, and those in the folders that were named. */
    static List<Path> expanded(List<Path> named) throws IOException {
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
        if (all >= AT_A_TIME) {
            err.println(done + " of " + all + " checked");
        }
    }
}
