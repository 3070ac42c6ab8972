package org.touchstone.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "standards")
final class StandardsCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        return 0;
    }
}
