package dev.loopbench.results.cli;

import dev.loopbench.core.text.Printable;
import dev.loopbench.results.export.Better;
import dev.loopbench.results.export.ExportFormat;
import dev.loopbench.results.export.RunExport;
import dev.loopbench.results.files.RunDirectory;
import dev.loopbench.results.option.Candidates;
import dev.loopbench.results.option.GivenRun;
import dev.loopbench.results.option.OptionValues;
import dev.loopbench.results.option.UnusableInput;
import dev.loopbench.results.terminal.Step;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Gives a stored run to other programs. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Prints a stored run for other programs, or writes it to files with --output.",
            "Formats: jmh (viewers of JMH's results), hgrm (HdrHistogram's plotter), csv, markdown, svg (pictures),"
                    + " openmetrics (Prometheus), github-action-benchmark."
        })
final class ExportCommand implements Callable<Integer> {

    private static final Pattern PLAIN_PATH = Pattern.compile("[A-Za-z0-9._/-]+");

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--format",
            completionCandidates = Candidates.OfFormats.class,
            required = true,
            paramLabel = "FORMAT",
            description = "One of those above.")
    private String format;

    @Option(
            names = "--better",
            completionCandidates = Candidates.OfBetter.class,
            paramLabel = "WHICH",
            description = "Only metrics whose smaller values are better, or whose bigger ones are: 'smaller' or"
                    + " 'bigger'. Default: all.")
    private @Nullable String better;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description = "Write files to this directory and print their paths. Needed for more than one file:"
                    + " hgrm has one per cell, svg one per panel, github-action-benchmark one per direction.")
    private @Nullable Path output;

    @Option(
            names = "--pictures",
            paramLabel = "PATH",
            description = "Show the pictures of 'svg' in Markdown, from this directory as the text sees it.")
    private @Nullable String pictures;

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            description = "Directory of the run. Default: the latest in 'runs' next to the jar.")
    private @Nullable Path directory;

    @Override
    public Integer call() throws IOException {
        ExportFormat asked = OptionValues.named("--format", format, ExportFormat::of);
        Better wanted = better == null ? null : OptionValues.named("--better", better, Better::of);
        if (pictures != null && asked != ExportFormat.MARKDOWN) {
            throw new UnusableInput("--pictures", asked.label() + " shows no pictures: allowed with markdown alone");
        }
        if (pictures != null && !PLAIN_PATH.matcher(pictures).matches()) {
            throw new UnusableInput(
                    "--pictures",
                    "'" + Printable.line(pictures)
                            + "': allowed are letters, digits, dots, slashes, dashes and underscores, which need no quoting in"
                            + " Markdown");
        }
        Path run = GivenRun.directory(directory);
        Map<String, String> files;
        try {
            files = Step.during(
                    "reading the run", () -> RunExport.files(new RunDirectory(run), asked, wanted, pictures));
        } catch (IOException e) {
            throw new UnusableInput("DIR", run + " is no run that can be exported: " + e.getMessage());
        }
        if (files.isEmpty()) {
            throw new UnusableInput("--format", asked.label() + ": the run has nothing of that kind");
        }
        if (output == null) {
            print(asked, files);
        } else {
            write(output, files);
        }
        return 0;
    }

    private void print(ExportFormat asked, Map<String, String> files) {
        if (files.size() > 1) {
            throw new UnusableInput(
                    "--format",
                    asked.label() + " is " + files.size() + " files: give --output"
                            + (asked == ExportFormat.GITHUB_ACTION_BENCHMARK ? " or --better" : ""));
        }
        PrintWriter out = spec.commandLine().getOut();
        files.values().forEach(out::print);
        out.flush();
    }

    private void write(Path base, Map<String, String> files) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Files.createDirectories(base);
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = base.resolve(file.getKey());
            Files.writeString(path, file.getValue());
            out.println(Printable.line(path.toString()));
        }
        out.flush();
    }
}
