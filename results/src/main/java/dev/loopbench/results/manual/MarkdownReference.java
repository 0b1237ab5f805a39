package dev.loopbench.results.manual;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A command line as a page of Markdown: {@code docs/reference/command-line.md}. */
public final class MarkdownReference {

    private static final String TEMPORARY = "java.io.tmpdir";

    private final CommandLine root;
    private final StringBuilder page = new StringBuilder();

    private MarkdownReference(CommandLine root) {
        this.root = root;
    }

    /** The page of a command and all of its subcommands; the same on every machine. */
    public static String of(CommandLine root) {
        return new MarkdownReference(root).text();
    }

    private String text() {
        List<DescribedCommand> commands = DescribedCommand.of(root);
        DescribedCommand whole = new DescribedCommand(root.getCommandSpec());
        lines("# Command line", "", "Generated from the program; do not edit. After a change of options:", "");
        lines(
                "```",
                "java -jar results/target/loopbench.jar man --markdown > docs/reference/command-line.md",
                "```",
                "");
        lines("`loopbench` stands for `java -jar results/target/loopbench.jar`. Every command also has `--help`.", "");
        lines("| command | what it does |", "|---|---|");
        commands.forEach(command -> row("[" + command.name() + "](#" + anchor(command) + ")", first(command)));
        lines("", "## Options of every command", "");
        options(whole.options());
        lines("", "## Exit status", "");
        whole.footer().forEach(line -> lines("- " + escaped(line.strip())));
        commands.forEach(this::command);
        return page.toString();
    }

    private static String anchor(DescribedCommand command) {
        return command.name().replace(' ', '-');
    }

    private static String first(DescribedCommand command) {
        return escaped(command.description().stream().findFirst().orElse(""));
    }

    private void command(DescribedCommand command) {
        lines("", "## " + command.name(), "");
        description(command.description());
        List<OptionSpec> own =
                command.options().stream().filter(option -> !option.inherited()).toList();
        if (!command.positionals().isEmpty()) {
            lines(
                    "",
                    Stream.concat(
                                    Stream.of("`" + command.name()),
                                    command.positionals().stream().map(DescribedCommand::synopsis))
                            .collect(Collectors.joining(" ", "", "`")));
        }
        if (!command.positionals().isEmpty() || !own.isEmpty()) {
            lines("");
            table();
            command.positionals().forEach(parameter -> row("`" + parameter.paramLabel() + "`", meaning(parameter)));
            own.forEach(this::option);
        }
        List<String> footer = command.footer().toList();
        if (!footer.isEmpty()) {
            lines("");
            description(footer);
        }
    }

    /** Indented lines are examples, which keep their form. */
    private void description(List<String> described) {
        boolean isExample = false;
        for (String line : described) {
            boolean isIndented = line.startsWith("  ");
            if (isIndented != isExample) {
                lines("```");
            }
            isExample = isIndented;
            lines(isIndented ? line.strip() : escaped(line.strip()));
        }
        if (isExample) {
            lines("```");
        }
    }

    private void options(List<OptionSpec> options) {
        table();
        options.forEach(this::option);
    }

    private void table() {
        lines("| option | meaning |", "|---|---|");
    }

    private void option(OptionSpec option) {
        String label = DescribedCommand.parameterLabel(option);
        String names = Stream.of(option.names())
                .map(name -> "`" + name + (label.isEmpty() ? "" : "=" + label) + "`")
                .collect(Collectors.joining(", "));
        row(names, meaning(option));
    }

    private void row(String left, String right) {
        lines("| " + left + " | " + right + " |");
    }

    /** The temporary directory differs between machines: its property is named instead of its value. */
    private static String meaning(ArgSpec argument) {
        String described = String.join(" ", argument.description());
        String directory = System.getProperty(TEMPORARY);
        if (directory.equals(argument.defaultValue())) {
            described =
                    described.replace("Default: " + directory + ".", "Default: the system property " + TEMPORARY + ".");
        }
        return escaped(described);
    }

    private static String escaped(String text) {
        return text.replace("|", "\\|").replace("*", "\\*").replace("<", "&lt;");
    }

    private void lines(String... lines) {
        for (String line : lines) {
            page.append(line).append('\n');
        }
    }
}
