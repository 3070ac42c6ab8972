package org.touchstone.door.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code touchstone audit}. */
@Command(
        name = "audit",
        description = "For operators: the record of every change.",
        mixinStandardHelpOptions = true,
        subcommands = AuditCommand.Verify.class)
final class AuditCommand {

    /** The command {@code touchstone audit verify}. */
    @Command(
            name = "verify",
            description = {
                "Says whether the record is whole, and whether every submitted version, ruleset, document and evidence file"
                        + " is as the record says. Prints the head of the record, to note down elsewhere.",
                "",
                "Exit status 1 where something is wrong."
            },
            mixinStandardHelpOptions = true)
    static final class Verify extends OperatorCommand {

        @Option(
                names = "--head",
                paramLabel = "HASH",
                description = "A head noted earlier: the record has to hold it, or entries were cut off.")
        private @Nullable String head;

        @Override
        public Integer call() throws Exception {
            return run("audit verify", head == null ? Map.of() : Map.of("head", head.strip()));
        }
    }
}
