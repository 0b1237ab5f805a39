package dev.loopbench.results.manual;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** A command line as a manual page: roff with the macros of man(7). */
public final class ManualPage {

    private static final List<String> STANDARD = List.of("--help", "--version");

    private final CommandLine root;
    private final StringBuilder page = new StringBuilder();

    private ManualPage(CommandLine root) {
        this.root = root;
    }

    /** The page of a command and all of its subcommands. */
    public static String of(CommandLine root) {
        return new ManualPage(root).text();
    }

    private String text() {
        CommandSpec spec = root.getCommandSpec();
        String version = String.join(" ", root.getCommandSpec().version());
        macro("TH", spec.name().toUpperCase(Locale.ROOT), "1", "", version, "");
        macro("SH", "NAME");
        text(spec.name() + " - " + firstOf(spec));
        macro("SH", "SYNOPSIS");
        macro("B", spec.name());
        text("[" + String.join("] [", STANDARD) + "] COMMAND [OPTION ...]");
        macro("SH", "COMMANDS");
        subcommands().forEach(this::command);
        macro("SH", "EXIT STATUS");
        lines(spec.usageMessage().footer());
        return page.toString();
    }

    private List<CommandLine> subcommands() {
        return root.getSubcommands().values().stream().distinct().toList();
    }

    private static String firstOf(CommandSpec spec) {
        return Stream.of(spec.usageMessage().description()).findFirst().orElse("");
    }

    private void command(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        macro("SS", spec.qualifiedName());
        Stream.of(spec.usageMessage().description()).forEach(this::paragraph);
        macro("PP");
        macro("B", spec.qualifiedName());
        spec.positionalParameters().forEach(parameter -> text(positional(parameter)));
        spec.positionalParameters()
                .forEach(parameter -> argument("\\fI" + escaped(parameter.paramLabel()) + "\\fR", parameter));
        spec.options().stream()
                .filter(option -> !option.hidden() && !STANDARD.contains(option.longestName()))
                .sorted(Comparator.comparing(OptionSpec::longestName))
                .forEach(option -> argument(names(option), option));
        lines(spec.usageMessage().footer());
    }

    private static String positional(PositionalParamSpec parameter) {
        String label = parameter.paramLabel();
        String more = parameter.arity().max() > 1 ? " ..." : "";
        return parameter.required() ? label + more : "[" + label + more + "]";
    }

    private static String names(OptionSpec option) {
        String label = option.arity().max() == 0 ? "" : "=\\fI" + escaped(parameterLabel(option)) + "\\fR";
        return Stream.of(option.names())
                .map(name -> "\\fB" + escaped(name) + "\\fR" + label)
                .collect(Collectors.joining(", "));
    }

    private static String parameterLabel(OptionSpec option) {
        String each = option.paramLabel();
        return option.splitRegex().isEmpty() ? each : each + "[" + option.splitRegex() + each + "...]";
    }

    private void argument(String names, ArgSpec argument) {
        macro("TP");
        page.append(names).append('\n');
        text(String.join(" ", argument.description()));
    }

    private void paragraph(String line) {
        macro("PP");
        if (!line.isBlank()) {
            text(line.strip());
        }
    }

    private void lines(String... lines) {
        Stream.of(lines).filter(line -> !line.isBlank()).forEach(this::paragraph);
    }

    private void macro(String name, String... arguments) {
        page.append('.').append(name);
        for (String argument : arguments) {
            page.append(" \"").append(escaped(argument).replace("\"", "\\(dq")).append('"');
        }
        page.append('\n');
    }

    /** A line that begins with a dot or a quote would be taken for a command of roff. */
    private void text(String text) {
        String line = escaped(text);
        page.append(line.startsWith(".") || line.startsWith("'") ? "\\&" : "")
                .append(line)
                .append('\n');
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\e")
                .replace("-", "\\-")
                .replace("µ", "\\(mc")
                .replace("±", "\\(+-");
    }
}
