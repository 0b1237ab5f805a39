package dev.loopbench.results.cli;

import dev.loopbench.results.manual.ManualPage;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the manual page. */
@Command(
        name = "man",
        mixinStandardHelpOptions = true,
        description = {
            "Prints the manual page of all commands, as 'man' reads it.",
            "",
            "  java -jar loopbench.jar man | man -l -"
        })
final class ManCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        out.print(ManualPage.of(spec.root().commandLine()));
        out.flush();
        return 0;
    }
}
