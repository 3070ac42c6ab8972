package org.touchstone.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.touchstone.located.MistakesException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code touchstone}. */
@Command(
        name = "touchstone",
        description = {
            "Checks a training course against the standards of the Personalised Care Institute, and explains every result.",
            "",
            "Describe your course in one file (start with: touchstone new submission), then run: touchstone check FILE"
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:nothing is not met",
            "1:something is not met",
            "2:the input could not be read",
            "3:the ruleset is broken",
            "70:our own fault"
        },
        subcommands = {
            CheckCommand.class,
            ExplainCommand.class,
            StandardsCommand.class,
            DocsCommand.class,
            NewCommand.class,
            SchemaCommand.class,
            RulesCommand.class,
            picocli.AutoComplete.GenerateCompletion.class
        })
public final class Touchstone {

    /** Runs the command and ends the process with its exit status. */
    public static void main(String[] arguments) {
        System.exit(run(utf8(System.out), utf8(System.err), arguments));
    }

    private static PrintWriter utf8(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    /** Runs the command; gives its exit status. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine command = new CommandLine(new Touchstone())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((thrown, line, result) -> failed(thrown, line.getErr()));
        int status = command.execute(arguments);
        out.flush();
        err.flush();
        return status;
    }

    private static int failed(Exception thrown, PrintWriter err) {
        if (thrown instanceof RulesFolder.BrokenRulesetException broken) {
            err.println("The ruleset is broken; nothing was checked.");
            print(broken.mistakes(), err);
            return ExitStatus.BROKEN_RULESET;
        }
        if (thrown instanceof MistakesException mistakes) {
            print(mistakes, err);
            return ExitStatus.BAD_INPUT;
        }
        err.println("Touchstone itself went wrong; this is not your fault. Please report it with these words:");
        err.println("  " + thrown);
        for (StackTraceElement element : thrown.getStackTrace()) {
            if (element.getClassName().startsWith("org.touchstone")) {
                err.println("  at " + element);
                break;
            }
        }
        return ExitStatus.OUR_FAULT;
    }

    static void print(MistakesException mistakes, PrintWriter err) {
        mistakes.mistakes().forEach(mistake -> err.println("  " + mistake));
    }
}
