package dev.loopbench.results.cli;

import dev.loopbench.results.evidence.Question;
import dev.loopbench.results.report.MarkdownReport;
import dev.loopbench.results.report.TableReport;
import dev.loopbench.results.store.Summary;
import java.util.List;
import picocli.CommandLine.Option;

/** In which form a run is told, as options. */
final class ReportOptions {

    private static final String COSTS = "costs";

    @Option(names = "--markdown", description = "Print the comparisons as Markdown in place of the table.")
    private boolean markdown;

    @Option(
            names = "--columns",
            split = ",",
            paramLabel = "NAME",
            description =
                    "More than times and rates: costs (processor time, context switches, bytes allocated, and calls of read"
                            + " and write of both ends; collector and compiler apart).")
    private List<String> columns = List.of();

    /** @throws UnusableInput naming the option, the value and what is allowed */
    void check() {
        for (String name : columns) {
            if (!name.equals(COSTS)) {
                throw new UnusableInput("--columns", "'" + name + "': there is " + COSTS);
            }
        }
        if (markdown && !columns.isEmpty()) {
            throw new UnusableInput("--columns", "and --markdown: only one of them is allowed");
        }
    }

    String text(Summary summary, List<Question> questions) {
        if (markdown) {
            return MarkdownReport.of(summary, questions);
        }
        return columns.contains(COSTS) ? TableReport.withCosts(summary, questions) : TableReport.of(summary, questions);
    }
}
