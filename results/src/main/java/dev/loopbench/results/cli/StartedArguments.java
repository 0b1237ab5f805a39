package dev.loopbench.results.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The arguments of a command that do the same again. */
final class StartedArguments {

    private StartedArguments() {}

    /** The arguments after the command's name, and before them the seed if they name none. */
    static List<String> of(CommandSpec command, long seed) {
        ParseResult parsed = command.commandLine().getParseResult();
        List<String> all = parsed.originalArgs();
        List<String> arguments = new ArrayList<>(all.subList(all.indexOf(command.name()) + 1, all.size()));
        if (!parsed.hasMatchedOption("--seed")) {
            // Nothing after -- is an option.
            arguments.add(0, "--seed=" + seed);
        }
        return arguments;
    }
}
