package org.touchstone.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "explain")
final class ExplainCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        return 0;
    }
}
