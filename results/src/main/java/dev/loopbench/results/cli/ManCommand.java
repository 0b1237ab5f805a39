package dev.loopbench.results.cli;

import dev.loopbench.results.manual.ManualPage;
import dev.loopbench.results.manual.MarkdownReference;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

    @Option(names = "--markdown", description = "Print Markdown, the form of docs/reference/command-line.md.")
    private boolean isMarkdown;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        CommandLine root = spec.root().commandLine();
        out.print(isMarkdown ? MarkdownReference.of(root) : ManualPage.of(root));
        out.flush();
        return 0;
    }
}
