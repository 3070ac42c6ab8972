package org.touchstone.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "new")
final class NewCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        return 0;
    }
}
