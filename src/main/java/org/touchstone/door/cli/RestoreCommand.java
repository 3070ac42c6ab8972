package org.touchstone.door.cli;

import java.io.Console;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code touchstone restore}. */
@Command(
        name = "restore",
        description = {
            "For operators: replaces everything the service keeps by what a backup holds, while the service runs or not.",
            "",
            "A backup that is damaged changes nothing. Everybody has to sign in again."
        },
        mixinStandardHelpOptions = true)
final class RestoreCommand extends OperatorCommand {

    @Parameters(paramLabel = "FILE", description = "A file that \"touchstone backup\" wrote.")
    private Path file = Path.of("backup.zip");

    @Option(names = "--yes", description = "Do not ask whether to go on.")
    private boolean yes;

    @Override
    public Integer call() throws Exception {
        if (!yes && !confirmed()) {
            err().println("Nothing was changed.");
            return ExitStatus.BAD_INPUT;
        }
        return runOrBegin("restore", Map.of("file", absolute(file)));
    }

    private boolean confirmed() throws Exception {
        Console console = Terminal.console();
        if (console == null) {
            err().println("There is no console to ask on whether to go on: say --yes.");
            return false;
        }
        String answer = console.readLine(
                "Everything in %s will be replaced by what %s holds. Type yes to go on: ", dataFolder(), file);
        return "yes".equals(answer);
    }
}
