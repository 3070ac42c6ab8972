package org.touchstone.door.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.touchstone.check.located.MistakesException;
import org.touchstone.door.server.StartFailedException;
import picocli.AutoComplete;
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
            "2:the input could not be read, or the service not started as asked",
            "3:the ruleset is broken",
            "70:our own fault"
        })
public final class Touchstone {

    private static final Map<String, Class<?>> COMMANDS = commands(
            CheckCommand.class,
            ExplainCommand.class,
            StandardsCommand.class,
            DocsCommand.class,
            NewCommand.class,
            SchemaCommand.class,
            RulesCommand.class,
            ImpactCommand.class,
            ServeCommand.class,
            AdministratorCommand.class,
            AuditCommand.class,
            AppealCommand.class,
            PublishCommand.class,
            ReplayCommand.class,
            BackupCommand.class,
            RestoreCommand.class);

    private static Map<String, Class<?>> commands(Class<?>... all) {
        Map<String, Class<?>> byName = new LinkedHashMap<>();
        for (Class<?> each : all) {
            byName.put(each.getAnnotation(Command.class).name(), each);
        }
        return byName;
    }

    /** Runs the command and ends the process with its exit status. */
    public static void main(String[] arguments) {
        boolean service = arguments.length > 0 && arguments[0].equals("serve");
        if (!service) {
            // Only the service keeps a log; commands speak to people, and start faster without one.
            System.setProperty("slf4j.provider", "org.slf4j.helpers.NOP_FallbackServiceProvider");
            System.setProperty("slf4j.internal.verbosity", "WARN");
            System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        }
        System.exit(run(utf8(System.out), utf8(System.err), arguments));
    }

    private static PrintWriter utf8(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    /** Runs the command; gives its exit status. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine command = withCommands(arguments)
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((thrown, line, result) -> failed(thrown, line.getErr()));
        int status = command.execute(arguments);
        out.flush();
        err.flush();
        return status;
    }

    /** With the one command that is named, for making each of them ready takes time; where none is, with all of them. */
    private static CommandLine withCommands(String... arguments) {
        CommandLine touchstone = new CommandLine(new Touchstone());
        Class<?> named = arguments.length == 0 ? null : COMMANDS.get(arguments[0]);
        if (named == null) {
            COMMANDS.values().forEach(touchstone::addSubcommand);
            touchstone.addSubcommand(AutoComplete.GenerateCompletion.class);
        } else {
            touchstone.addSubcommand(named);
        }
        return touchstone;
    }

    private static int failed(Exception thrown, PrintWriter err) {
        if (thrown instanceof RulesFolder.BrokenRulesetException broken) {
            err.println("The ruleset is broken; nothing was checked.");
            print(broken.mistakes(), err);
            return ExitStatus.BROKEN_RULESET;
        }
        if (thrown instanceof StartFailedException start) {
            err.println(start.sentence());
            start.brokenRuleset().ifPresent(mistakes -> print(mistakes, err));
            return start.brokenRuleset().isPresent() ? ExitStatus.BROKEN_RULESET : ExitStatus.BAD_INPUT;
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
        mistakes.lines().forEach(line -> err.println("  " + line));
    }
}
