package dev.loopbench.results.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Runs a plan. */
@Command(name = "run", mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        return 0;
    }
}
