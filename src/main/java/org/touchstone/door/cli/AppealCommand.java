package org.touchstone.door.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.touchstone.casework.appeal.AppealCheck;
import org.touchstone.casework.appeal.AppealRefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code touchstone appeal}. */
@Command(
        name = "appeal",
        description = "Archives of everything that a decision rests on.",
        mixinStandardHelpOptions = true,
        subcommands = AppealCommand.Verify.class)
final class AppealCommand {

    /** The command {@code touchstone appeal verify}. */
    @Command(
            name = "verify",
            description = {
                "Says whether such an archive fits together: every file, the signature, the entries of the record, and both reports, which"
                        + " are made again from the submission, the rules and the judgements. Needs nothing but the archive.",
                "",
                "Exit status 1 where something does not fit, 2 where it is no such archive."
            },
            mixinStandardHelpOptions = true)
    static final class Verify implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Parameters(paramLabel = "FILE", description = "The archive, as the page of the decision gives it.")
        private Path file = Path.of("");

        @Option(
                names = "--key",
                paramLabel = "ID",
                description =
                        "The id of the key that has to have signed it, as the body shows it at /credentials/keys.")
        private @Nullable String key;

        @Override
        public Integer call() throws Exception {
            PrintWriter out = spec.commandLine().getOut();
            List<AppealCheck.Line> lines;
            try {
                lines = AppealCheck.check(file, key, RulesFolder.built());
            } catch (AppealRefusedException refused) {
                spec.commandLine().getErr().println(refused.getMessage());
                return ExitStatus.BAD_INPUT;
            }
            lines.forEach(line -> out.println((line.holds() ? "  ok   " : "  NOT  ") + line.sentence()));
            return lines.stream().allMatch(AppealCheck.Line::holds) ? ExitStatus.NOTHING_NOT_MET : ExitStatus.NOT_MET;
        }
    }
}
