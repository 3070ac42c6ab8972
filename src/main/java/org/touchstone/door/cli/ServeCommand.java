package org.touchstone.door.cli;

import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.touchstone.door.server.Started;
import org.touchstone.door.server.TouchstoneServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code touchstone serve}. */
@Command(
        name = "serve",
        description = "Starts the service: web pages and an API, with all of its data in one folder.",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ServiceSettings settings = new ServiceSettings();

    @Option(names = "--port", paramLabel = "PORT", description = "The port to listen on. Without it: 8080.")
    private @Nullable Integer port;

    @Option(
            names = "--demo",
            description =
                    "Fill an empty data folder with sample organisations, courses and accounts; say how to sign in.")
    private boolean demo;

    @Option(names = "--stop-when-ready", hidden = true, description = "Start, and stop at once.")
    private boolean stopWhenReady;

    @Override
    public Integer call() throws Exception {
        Map<String, String> named = settings.named();
        if (port != null) {
            named.put("server.port", Integer.toString(port));
        }
        if (demo) {
            named.put("touchstone.demo", "true");
        }
        PrintWriter out = spec.commandLine().getOut();
        ConfigurableApplicationContext service = TouchstoneServer.start(named, settings.defaults());
        if (stopWhenReady) {
            service.close();
            return ExitStatus.NOTHING_NOT_MET;
        }
        service.getBean(Started.class).tell(out);
        out.flush();
        Thread.currentThread().join();
        return ExitStatus.NOTHING_NOT_MET;
    }
}
