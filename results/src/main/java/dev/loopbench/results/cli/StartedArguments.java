package dev.loopbench.results.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** The arguments of a command that do the same again. */
final class StartedArguments {

    private StartedArguments() {}

    /** What followed the command's name, and the seed where that named none. */
    static List<String> of(CommandSpec command, long seed) {
        List<String> all = command.commandLine().getParseResult().originalArgs();
        List<String> arguments = new ArrayList<>(all.subList(all.indexOf(command.name()) + 1, all.size()));
        if (arguments.stream().noneMatch(argument -> argument.startsWith("--seed"))) {
            arguments.add("--seed=" + seed);
        }
        return arguments;
    }
}
