package dev.loopbench.results.manual;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

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
        DescribedCommand.of(root).forEach(this::command);
        macro("SH", "EXIT STATUS");
        new DescribedCommand(spec).footer().forEach(this::paragraph);
        return page.toString();
    }

    private static String firstOf(CommandSpec spec) {
        return Stream.of(spec.usageMessage().description()).findFirst().orElse("");
    }

    private void command(DescribedCommand command) {
        macro("SS", command.name());
        command.description().forEach(this::paragraph);
        macro("PP");
        macro("B", command.name());
        command.positionals().forEach(parameter -> text(DescribedCommand.synopsis(parameter)));
        command.positionals()
                .forEach(parameter -> argument("\\fI" + escaped(parameter.paramLabel()) + "\\fR", parameter));
        command.options().forEach(option -> argument(names(option), option));
        command.footer().forEach(this::paragraph);
    }

    private static String names(OptionSpec option) {
        String parameter = DescribedCommand.parameterLabel(option);
        String label = parameter.isEmpty() ? "" : "=\\fI" + escaped(parameter) + "\\fR";
        return Stream.of(option.names())
                .map(name -> "\\fB" + escaped(name) + "\\fR" + label)
                .collect(Collectors.joining(", "));
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
