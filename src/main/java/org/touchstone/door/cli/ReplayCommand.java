package org.touchstone.door.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code touchstone replay}. */
@Command(
        name = "replay",
        description = {
            "For operators: evaluates a submitted version again, under the ruleset and as of the day it was submitted, and"
                    + " says whether the report is the same, byte for byte.",
            "",
            "Exit status 1 where one is not."
        },
        mixinStandardHelpOptions = true)
final class ReplayCommand extends OperatorCommand {

    @Parameters(paramLabel = "VERSION", arity = "0..1", description = "The id of a submitted version.")
    private @Nullable String version;

    @Option(names = "--all", description = "Every submitted version.")
    private boolean all;

    @Override
    public Integer call() throws Exception {
        if (all == (version != null)) {
            err().println("Name one submitted version by its id, or say --all.");
            return ExitStatus.BAD_INPUT;
        }
        return run("replay", version == null ? Map.of() : Map.of("version", version));
    }
}
