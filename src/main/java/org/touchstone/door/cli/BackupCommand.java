package org.touchstone.door.cli;

import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The command {@code touchstone backup}. */
@Command(
        name = "backup",
        description = {
            "For operators: writes everything the service keeps into one file, while the service runs or not.",
            "",
            "The file fits the embedded database and PostgreSQL alike. It holds everything in the clear: keep it safe."
        },
        mixinStandardHelpOptions = true)
final class BackupCommand extends OperatorCommand {

    @Parameters(paramLabel = "FILE", description = "The file to write; it must not be there yet.")
    private Path file = Path.of("backup.zip");

    @Override
    public Integer call() throws Exception {
        return run("backup", Map.of("file", absolute(file)));
    }
}
