package dev.loopbench.results.manual;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * A command as both references describe it.
 *
 * @param spec its model
 */
record DescribedCommand(CommandSpec spec) {

    private static final List<String> STANDARD = List.of("--help", "--version");

    /** The subcommands of a command line, in its order, each once. */
    static List<DescribedCommand> of(CommandLine root) {
        return root.getSubcommands().values().stream()
                .distinct()
                .map(command -> new DescribedCommand(command.getCommandSpec()))
                .toList();
    }

    /** The name with that of its parent, such as {@code loopbench run}. */
    String name() {
        return spec.qualifiedName();
    }

    /** The lines of its description; indented ones are examples. */
    List<String> description() {
        return List.of(spec.usageMessage().description());
    }

    List<PositionalParamSpec> positionals() {
        return spec.positionalParameters();
    }

    /** Visible options except those that every command has by convention, sorted by their longest name. */
    List<OptionSpec> options() {
        return spec.options().stream()
                .filter(option -> !option.hidden() && !STANDARD.contains(option.longestName()))
                .sorted(Comparator.comparing(OptionSpec::longestName))
                .toList();
    }

    /** The lines below its options that are not blank. */
    Stream<String> footer() {
        return Stream.of(spec.usageMessage().footer()).filter(line -> !line.isBlank());
    }

    /** A positional parameter as a synopsis writes it: in brackets if it may be absent. */
    static String synopsis(PositionalParamSpec parameter) {
        String label = parameter.paramLabel();
        String more = parameter.arity().max() > 1 ? " ..." : "";
        return parameter.required() ? label + more : "[" + label + more + "]";
    }

    /** An option's parameter, a list as such; empty if it takes none. */
    static String parameterLabel(OptionSpec option) {
        if (option.arity().max() == 0) {
            return "";
        }
        String each = option.paramLabel();
        return option.splitRegex().isEmpty() ? each : each + "[" + option.splitRegex() + each + "...]";
    }
}
