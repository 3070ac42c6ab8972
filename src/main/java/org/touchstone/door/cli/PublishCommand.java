package org.touchstone.door.cli;

import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code touchstone publish}. */
@Command(
        name = "publish",
        description = {
            "For operators: publishes a folder of rules, from today or a later day. Until that day the rules before it stay in"
                    + " force; what was submitted under them stays under them.",
            "",
            "No restart: every instance of the service on the same database follows within some seconds."
        },
        mixinStandardHelpOptions = true)
final class PublishCommand extends OperatorCommand {

    @Parameters(paramLabel = "RULES", description = "The folder of rules.")
    private Path rules = Path.of("rules");

    @Option(
            names = "--from",
            paramLabel = "DAY",
            defaultValue = "",
            description = "The first day on which they are in force, such as 2027-01-31. Without it: today.")
    private String from = "";

    @Option(
            names = "--decided-until",
            paramLabel = "DAY",
            defaultValue = "",
            description =
                    "The last day on which open cases are decided under the rules before. A case that is still open after"
                            + " it has to be submitted again. Without it: no such day.")
    private String decidedUntil = "";

    @Option(names = "--why", paramLabel = "TEXT", defaultValue = "", description = "What they are for.")
    private String why = "";

    @Override
    public Integer call() throws Exception {
        return run("publish", Map.of("rules", absolute(rules), "from", from, "why", why, "until", decidedUntil));
    }
}
