package org.touchstone.door.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import org.touchstone.door.server.StartFailedException;
import org.touchstone.door.server.TouchstoneServer;
import org.touchstone.run.operation.ControlClient;
import org.touchstone.run.operation.Ending;
import org.touchstone.run.operation.Operator;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What the commands of operators share: the running service does it, or where none runs, the command itself. */
abstract class OperatorCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ServiceSettings settings = new ServiceSettings();

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /** The folder that holds the data. */
    Path dataFolder() throws StartFailedException {
        return TouchstoneServer.dataFolder(settings.named(), settings.defaults());
    }

    /** Has a task done on data that are there already, and tells what came of it. */
    int run(String task, Map<String, String> arguments) throws StartFailedException, InterruptedException {
        Path folder = dataFolder();
        if (!Files.isDirectory(folder)) {
            err().println("There is no data folder " + folder + ". Name it with --data.");
            return ExitStatus.BAD_INPUT;
        }
        return runOrBegin(task, arguments);
    }

    /** Has a task done, on new data where there are none, and tells what came of it. */
    int runOrBegin(String task, Map<String, String> arguments) throws StartFailedException, InterruptedException {
        Optional<Ending> asked = ControlClient.ask(dataFolder(), task, arguments);
        return tell(asked.isPresent() ? asked.get() : here(task, arguments));
    }

    private Ending here(String task, Map<String, String> arguments) throws StartFailedException {
        try (ConfigurableApplicationContext data = TouchstoneServer.open(settings.named(), settings.defaults())) {
            return data.getBean(Operator.class).run(task, arguments);
        }
    }

    private int tell(Ending outcome) {
        PrintWriter to = switch (outcome.result()) {
            case DONE, FAULTS -> out();
            case REFUSED, BROKEN -> err();
        };
        outcome.said().forEach(to::println);
        return switch (outcome.result()) {
            case DONE -> ExitStatus.NOTHING_NOT_MET;
            case FAULTS -> ExitStatus.NOT_MET;
            case REFUSED -> ExitStatus.BAD_INPUT;
            case BROKEN -> ExitStatus.OUR_FAULT;
        };
    }

    static String absolute(Path file) {
        return file.toAbsolutePath().normalize().toString();
    }
}
