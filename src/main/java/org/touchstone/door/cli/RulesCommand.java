package org.touchstone.door.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.touchstone.author.examples.Example;
import org.touchstone.author.examples.ExampleResult;
import org.touchstone.author.examples.ExampleRunner;
import org.touchstone.author.mutation.Excuse;
import org.touchstone.author.mutation.Mutant;
import org.touchstone.author.mutation.Mutation;
import org.touchstone.author.mutation.MutationReport;
import org.touchstone.author.pages.ShownMessage;
import org.touchstone.author.reasoning.Concern;
import org.touchstone.author.reasoning.Meaning;
import org.touchstone.author.reasoning.Reasoning;
import org.touchstone.author.reasoning.RulesetChange;
import org.touchstone.base.settings.Settings;
import org.touchstone.base.signing.SigningKey;
import org.touchstone.casework.rulesets.RulesetSignature;
import org.touchstone.check.catalogue.Coverage;
import org.touchstone.check.catalogue.Part;
import org.touchstone.check.catalogue.Requirement;
import org.touchstone.check.language.Rule;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.located.Words;
import org.touchstone.check.rules.Ruleset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code touchstone rules}. */
@Command(
        name = "rules",
        description = "For policy staff: checks, tests and lists the rules in a folder.",
        mixinStandardHelpOptions = true,
        subcommands = {
            RulesCommand.Check.class,
            RulesCommand.Test.class,
            RulesCommand.ListThem.class,
            RulesCommand.Mutate.class,
            RulesCommand.Reason.class,
            RulesCommand.Diff.class,
            RulesCommand.Sign.class
        })
final class RulesCommand {

    /** What the subcommands share. */
    abstract static class OnFolder implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Parameters(
                arity = "0..1",
                paramLabel = "DIR",
                description = "The folder of rules. Without it: those that came with Touchstone.")
        private @Nullable Path folder;

        PrintWriter out() {
            return spec.commandLine().getOut();
        }

        CommandSpec spec() {
            return spec;
        }

        RulesFolder folder() {
            return new RulesFolder(folder);
        }
    }

    private static List<Example> examples(ExampleRunner runner) throws RulesFolder.BrokenRulesetException {
        try {
            return runner.examples();
        } catch (MistakesException e) {
            throw new RulesFolder.BrokenRulesetException(e);
        }
    }

    /** The command {@code touchstone rules check}. */
    @Command(
            name = "check",
            description = "Says whether the rules are well formed: each mistake with file, line and what to do.",
            mixinStandardHelpOptions = true)
    static final class Check extends OnFolder {
        @Override
        public Integer call() throws Exception {
            try (Ruleset ruleset = folder().read()) {
                examples(new ExampleRunner(ruleset, ExampleRunner.AS_OF));
                long covered = ruleset.catalogue().standards().stream()
                        .filter(standard -> ruleset.catalogue().isCovered(standard.id()))
                        .count();
                out().printf(
                                "The ruleset is well formed: %s%n%d requirements, %d parts, %d rules; %d of %d standards covered.%n",
                                ruleset.digest(),
                                ruleset.catalogue().requirements().size(),
                                ruleset.catalogue().parts().size(),
                                ruleset.rules().all().size(),
                                covered,
                                ruleset.catalogue().standards().size());
                return ExitStatus.NOTHING_NOT_MET;
            }
        }
    }

    /** The command {@code touchstone rules test}. */
    @Command(
            name = "test",
            description = "Runs the examples beside the rules, and says which do not come out as they say.",
            mixinStandardHelpOptions = true)
    static final class Test extends OnFolder {

        @Option(names = "--only", paramLabel = "REQUIREMENT", description = "Only the examples of this requirement.")
        private @Nullable String only;

        @Override
        public Integer call() throws Exception {
            try (Ruleset ruleset = folder().read()) {
                List<Example> wanted = examples(new ExampleRunner(ruleset, ExampleRunner.AS_OF)).stream()
                        .filter(example -> only == null || example.requirement().equals(only))
                        .toList();
                List<ExampleResult> failed =
                        ExampleRunner.run(ruleset, ExampleRunner.AS_OF, wanted, begun -> true).stream()
                                .filter(result -> !result.passed())
                                .toList();
                for (ExampleResult result : failed) {
                    Example example = result.example();
                    out().printf(
                                    "%s/examples.yaml:%d: %s%n",
                                    example.requirement(), example.place().line(), example.name());
                    result.wrong().forEach(wrong -> out().println("    " + wrong));
                }
                out().printf("%d examples passed, %d failed.%n", wanted.size() - failed.size(), failed.size());
                return failed.isEmpty() ? ExitStatus.NOTHING_NOT_MET : ExitStatus.NOT_MET;
            }
        }
    }

    /** The command {@code touchstone rules mutate}. */
    @Command(
            name = "mutate",
            description = {
                "Makes each small wrong change to the rules, and says which of them no example notices.",
                "",
                "A change that makes no difference to any finding is excused in mutants-excused.yaml."
            },
            mixinStandardHelpOptions = true)
    static final class Mutate extends OnFolder {

        @Option(names = "--only", paramLabel = "REQUIREMENT", description = "Change only this requirement.")
        private @Nullable String only;

        @Override
        public Integer call() throws Exception {
            try (Ruleset ruleset = folder().read()) {
                MutationReport report = report(ruleset);
                for (Mutant survivor : report.survivors()) {
                    out().printf("%s%n    No example notices. Add %s.%n", survivor, survivor.caughtBy());
                }
                for (Excuse idle : report.idleExcuses()) {
                    out().printf(
                                    "%s:%d: \"%s\": %s%n    This excuse matches no change that goes unnoticed. Remove it.%n",
                                    Excuse.FILE, idle.line(), idle.rule(), idle.change());
                }
                out().printf(
                                Locale.ROOT,
                                "%d changes tried: %.1f %% noticed by an example, %d unnoticed, %d more excused.%n",
                                report.tried().size(),
                                report.score(),
                                report.survivors().size(),
                                report.excused().size());
                return report.isClean() ? ExitStatus.NOTHING_NOT_MET : ExitStatus.NOT_MET;
            }
        }

        private MutationReport report(Ruleset ruleset) throws RulesFolder.BrokenRulesetException {
            try {
                return Mutation.run(ruleset, ExampleRunner.AS_OF, Optional.ofNullable(only));
            } catch (MistakesException e) {
                throw new RulesFolder.BrokenRulesetException(e);
            }
        }
    }

    /** The command {@code touchstone rules reason}. */
    @Command(
            name = "reason",
            description = {
                "Says what follows from the rules for every course there can be: rules that can never apply or make no difference,"
                        + " rules that contradict each other, courses of which no rule says anything, exceptions that never"
                        + " hold.",
                "",
                "Each is shown with a course on which the engine finds it so, where one can show it. Exit status 1: there"
                        + " is something to put right."
            },
            mixinStandardHelpOptions = true)
    static final class Reason extends OnFolder {

        @Option(names = "--only", paramLabel = "REQUIREMENT", description = "Only the rules of this requirement.")
        private @Nullable String only;

        @Option(names = "--as-of", paramLabel = "DATE", description = "The first day to look at. Without it: today.")
        private @Nullable LocalDate asOf;

        @Override
        public Integer call() throws Exception {
            try (Ruleset ruleset = folder().read()) {
                if (only != null && ruleset.catalogue().requirement(only).isEmpty()) {
                    List<String> ids = ruleset.catalogue().requirements().stream()
                            .map(Requirement::id)
                            .toList();
                    spec().commandLine()
                            .getErr()
                            .println("There is no requirement \"" + only + "\". "
                                    + Words.didYouMean(only, ids, "See: touchstone rules list"));
                    return ExitStatus.BAD_INPUT;
                }
                LocalDate from = asOf == null ? LocalDate.now(ZoneId.systemDefault()) : asOf;
                List<Concern> remarks = Reasoning.of(ruleset, from, Optional.ofNullable(only));
                for (Concern remark : remarks) {
                    out().printf("%s%n    %s%n", remark, remark.remedy());
                    remark.course().ifPresent(course -> {
                        out().println("    A course that shows it:");
                        course.lines().forEach(line -> out().println("        " + line));
                    });
                }
                long wrong = remarks.stream()
                        .filter(remark -> remark.kind() != Concern.Kind.UNDECIDED)
                        .count();
                out().printf("%d to put right, %d undecided.%n", wrong, remarks.size() - wrong);
                return wrong == 0 ? ExitStatus.NOTHING_NOT_MET : ExitStatus.NOT_MET;
            }
        }
    }

    /** The command {@code touchstone rules diff}. */
    @Command(
            name = "diff",
            description = {
                "Says what it means that one folder of rules stands in the place of another: which answers come to another"
                        + " outcome, each with a course on which the engine finds it so, and what else changes.",
                "",
                "Exit status 1: something changes."
            },
            mixinStandardHelpOptions = true)
    static final class Diff implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Parameters(index = "0", paramLabel = "FROM", description = "The folder of rules as they were.")
        private Path from = Path.of("");

        @Parameters(index = "1", paramLabel = "TO", description = "The folder of rules as they are to be.")
        private Path to = Path.of("");

        @Option(names = "--as-of", paramLabel = "DATE", description = "The first day to look at. Without it: today.")
        private @Nullable LocalDate asOf;

        @Option(names = "--courses", description = "Print each course that shows a change.")
        private boolean courses;

        @Override
        public Integer call() throws Exception {
            PrintWriter out = spec.commandLine().getOut();
            try (Ruleset was = new RulesFolder(from).read();
                    Ruleset is = new RulesFolder(to).read()) {
                LocalDate day = asOf == null ? LocalDate.now(ZoneId.systemDefault()) : asOf;
                List<RulesetChange> changes = Meaning.between(was, is, day);
                for (RulesetChange change : changes) {
                    out.println(change + " [" + change.about() + "]");
                    change.course()
                            .filter(course -> courses)
                            .ifPresent(course -> course.lines().forEach(line -> out.println("        " + line)));
                }
                out.printf("%d changes.%n", changes.size());
                return changes.isEmpty() ? ExitStatus.NOTHING_NOT_MET : ExitStatus.NOT_MET;
            }
        }
    }

    /** The command {@code touchstone rules sign}. */
    @Command(
            name = "sign",
            description = {
                "Signs the rules in a folder, as they are, for services that take only signed rules. The signature is printed, and"
                        + " put into the folder as " + RulesetSignature.FILE + ".",
                "",
                "Keep the key file secret. Tell the service its id (touchstone.rulesets.signers)."
            },
            mixinStandardHelpOptions = true)
    static final class Sign extends OnFolder {

        @Option(
                names = "--key",
                required = true,
                paramLabel = "FILE",
                description = "The file with the secret key. It is made where there is none.")
        private Path key = Path.of("");

        @Override
        public Integer call() throws Exception {
            RulesFolder folder = folder();
            try (Ruleset ruleset = folder.read()) {
                SigningKey signing = SigningKey.in(key);
                String signature = RulesetSignature.of(ruleset.digest(), signing);
                Path file = folder.folder().resolve(RulesetSignature.FILE);
                Files.writeString(file, signature + "\n");
                out().println(signature);
                spec().commandLine()
                        .getErr()
                        .printf("The ruleset %s is signed with the key %s: %s%n", ruleset.digest(), signing.id(), file);
                return ExitStatus.NOTHING_NOT_MET;
            } catch (Settings.RefusedSettingException | IOException e) {
                spec().commandLine().getErr().println(e.getMessage());
                return ExitStatus.BAD_INPUT;
            }
        }
    }

    /** The command {@code touchstone rules list}. */
    @Command(
            name = "list",
            description = "Lists each requirement with the standards it covers and its rules.",
            mixinStandardHelpOptions = true)
    static final class ListThem extends OnFolder {

        @Option(names = "--sentences", description = "List the sentences that rules may use instead.")
        private boolean sentences;

        @Override
        public Integer call() throws Exception {
            try (Ruleset ruleset = folder().read()) {
                if (sentences) {
                    ruleset.language().words().forEach(out()::println);
                } else {
                    ruleset.catalogue().requirements().forEach(requirement -> list(requirement, ruleset));
                }
                return ExitStatus.NOTHING_NOT_MET;
            }
        }

        private void list(Requirement requirement, Ruleset ruleset) {
            out().printf("%s: %s%n", requirement.id(), requirement.title());
            out().printf(
                            "  covers %s%n",
                            String.join(
                                    ", ",
                                    requirement.covers().stream()
                                            .map(Coverage::standard)
                                            .distinct()
                                            .toList()));
            ShownMessage shown = new ShownMessage(ruleset.catalogue(), Optional.empty());
            for (Part part : requirement.parts()) {
                out().printf("  %s: %s%n", part.id(), shown.of(part.asks(), part));
                part.answer().ifPresent(answer -> out().printf("    answered by: %s%n", answer));
                for (Rule rule : ruleset.rulesOf(part)) {
                    out().printf(
                                    "    %s -> %s%n",
                                    rule.name(), rule.conclusion().text());
                }
            }
            out().println();
        }
    }
}
