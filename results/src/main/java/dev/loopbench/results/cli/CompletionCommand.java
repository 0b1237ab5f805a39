package dev.loopbench.results.cli;

import dev.loopbench.results.option.Candidates;
import dev.loopbench.results.option.UnusableInput;
import dev.loopbench.results.terminal.ThisProgram;
import dev.loopbench.results.text.ShellWord;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what a shell needs to complete commands and options. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = {
            "Prints a script that makes a shell complete commands, options and their values.",
            "Unless there is a command 'loopbench', it also makes one of this jar.",
            "",
            "  source <(java -jar loopbench.jar completion bash)"
        })
final class CompletionCommand implements Callable<Integer> {

    private static final List<String> SHELLS = List.of("bash", "zsh");

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SHELL", completionCandidates = Shells.class, description = "bash or zsh.")
    private String shell;

    /** Those that there is a script for. */
    static final class Shells extends Candidates {
        Shells() {
            super(SHELLS);
        }
    }

    @Override
    public Integer call() {
        if (!SHELLS.contains(shell)) {
            throw new UnusableInput("SHELL", "'" + shell + "': allowed are " + String.join(", ", SHELLS));
        }
        CommandLine root = spec.root().commandLine();
        PrintWriter out = spec.commandLine().getOut();
        out.print(AutoComplete.bash(root.getCommandName(), root));
        out.print(program(root.getCommandName()));
        out.flush();
        return 0;
    }

    /** The script completes a command of that name, so there must be one. */
    private static String program(String name) {
        return "\nif ! command -v " + name + " >/dev/null; then\n  " + name + "() { java -jar "
                + ShellWord.of(ThisProgram.location().toString()) + " \"$@\"; }\nfi\n";
    }
}
