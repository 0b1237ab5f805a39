package dev.loopbench.results.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** The arguments of a command that do the same again. */
final class StartedArguments {

    private StartedArguments() {}

    /** The arguments after the command's name, and the seed if they name none. */
    static List<String> of(CommandSpec command, long seed) {
        List<String> all = command.commandLine().getParseResult().originalArgs();
        List<String> arguments = new ArrayList<>(all.subList(all.indexOf(command.name()) + 1, all.size()));
        if (arguments.stream().noneMatch(argument -> argument.startsWith("--seed"))) {
            arguments.add("--seed=" + seed);
        }
        return arguments;
    }
}
