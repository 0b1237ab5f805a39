package dev.loopbench.results.cli;

import dev.loopbench.results.compare.MeasureComparer;
import dev.loopbench.results.compare.MeasureComparison;
import dev.loopbench.results.compare.MeasuredSide;
import dev.loopbench.results.compare.NotComparable;
import dev.loopbench.results.compare.RunComparer;
import dev.loopbench.results.compare.RunComparer.Side;
import dev.loopbench.results.compare.RunComparison;
import dev.loopbench.results.evidence.Rules;
import dev.loopbench.results.files.Documents;
import dev.loopbench.results.option.BandOption;
import dev.loopbench.results.option.UnusableInput;
import dev.loopbench.results.report.MeasureComparisonReport;
import dev.loopbench.results.report.RunComparisonMarkdown;
import dev.loopbench.results.report.RunComparisonReport;
import dev.loopbench.results.terminal.ExitCode;
import dev.loopbench.results.terminal.Step;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Holds a run against an earlier one. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = {
            "Compares a run with an earlier one: did a transport get slower?",
            "Two measurements of 'measure' can be compared, too, if they loaded the same targets in the same way.",
            "The figures of a run are divided by those of its own A/A transport or floor. Those of a measurement are not; instead"
                    + " no change is believed that is smaller than that of its echo. The two are not interleaved, so this is"
                    + " weaker evidence than variants in one run, or 'measure A B'."
        },
        footer = {
            "",
            "Exit codes: 0 no regression was found, or the data do not decide, 1 a regression beyond the band, 2 not comparable or"
                    + " not evidence."
        })
final class CompareCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "BASE", description = "Directory of the earlier run.")
    private Path base;

    @Parameters(index = "1", paramLabel = "NEW", description = "Directory of the run to judge.")
    private Path candidate;

    @Mixin
    private BandOption band = new BandOption();

    @Option(
            names = "--across",
            description = "Compare although machine, placement, JDK, CPU probe, target or load differ, and list"
                    + " the differences.")
    private boolean across;

    @Option(
            names = "--all",
            description = "Also show exploratory metrics. No verdict uses them: one in twenty of their intervals"
                    + " misses the true value.")
    private boolean all;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Option(names = "--markdown", description = "As a short table for a pull request.")
    private boolean markdown;

    @Override
    public Integer call() throws IOException {
        if (all && (json || markdown)) {
            throw new UnusableInput(
                    "--all",
                    json ? "and --json: JSON has all of it anyway" : "and --markdown: only one of them is allowed");
        }
        if (json && markdown) {
            throw new UnusableInput("--json", "and --markdown: only one of them is allowed");
        }
        if (MeasuredSide.isIn(base) || MeasuredSide.isIn(candidate)) {
            MeasureComparison services = new ComparedMeasurements(base, candidate)
                    .compare(new MeasureComparer(band.rules(Rules.BAND), across));
            return ended(text(services), services.outcome(), "no target has six blocks in both");
        }
        RunComparison comparison = compare(band.rules(Rules.BAND));
        return ended(text(comparison), comparison.outcome(), "no panel has evidence in both");
    }

    private int ended(String text, RunComparison.Outcome outcome, String without) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(text);
        out.flush();
        return switch (outcome) {
            case REGRESSION -> ExitCode.FAILED;
            case NO_REGRESSION, UNDECIDED -> 0;
            case NOT_EVIDENCE -> throw new UnusableInput("NEW", "cannot be judged by BASE: " + without);
        };
    }

    private RunComparison compare(Rules rules) {
        Side from = read("BASE", base);
        Side to = read("NEW", candidate);
        if (from.run().equals(to.run())) {
            throw new UnusableInput("NEW", candidate + " is the same run as BASE");
        }
        try {
            return new RunComparer(rules, across).compare(from, to);
        } catch (NotComparable e) {
            throw new UnusableInput("NEW", "is not comparable to BASE: " + e.getMessage());
        }
    }

    private static Side read(String which, Path path) {
        try {
            return Step.during("reading " + path, () -> Side.read(path));
        } catch (IOException e) {
            throw new UnusableInput(which, path + " is no run that can be read: " + e.getMessage());
        }
    }

    private String text(RunComparison comparison) throws IOException {
        if (json) {
            return Documents.text(comparison);
        }
        if (markdown) {
            return RunComparisonMarkdown.of(comparison);
        }
        return all ? RunComparisonReport.ofAll(comparison) : RunComparisonReport.of(comparison);
    }

    private String text(MeasureComparison comparison) throws IOException {
        if (json) {
            return Documents.text(comparison);
        }
        if (markdown) {
            return MeasureComparisonReport.markdown(comparison);
        }
        return all ? MeasureComparisonReport.ofAll(comparison) : MeasureComparisonReport.of(comparison);
    }
}
