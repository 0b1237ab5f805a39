package dev.loopbench.results.option;

import dev.loopbench.results.evidence.ComparisonRequest;
import dev.loopbench.results.report.LedgerReport;
import dev.loopbench.results.report.MarkdownReport;
import dev.loopbench.results.report.TableReport;
import dev.loopbench.results.report.TableReport.ReportForm;
import dev.loopbench.results.store.PanelLedger;
import dev.loopbench.results.store.Summary;
import dev.loopbench.results.words.RunWords;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Option;

/** In which form a run is told, as options. */
public final class ReportOptions {

    private static final String COSTS = "costs";

    /** Of preformatted text in Markdown. */
    private static final String FENCE = "```\n";

    private static final String SERVICE_TIME = "--service-time";
    private static final Duration SHORTEST = Duration.ofNanos(1_000);
    private static final Duration LONGEST = Duration.ofMinutes(60);

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

    @Option(
            names = SERVICE_TIME,
            defaultValue = "5ms",
            converter = DurationConverter.class,
            paramLabel = "TIME",
            description =
                    "How long a request of your own service takes: the answer in words relates the differences to it,"
                            + " in panels that compare times. Default: ${DEFAULT-VALUE}.")
    private Duration serviceTime = RunWords.SERVICE_TIME;

    /** @throws UnusableInput naming the option, the value and what is allowed */
    public void check() {
        for (String name : columns) {
            if (!name.equals(COSTS)) {
                throw new UnusableInput("--columns", "'" + name + "': there is " + COSTS);
            }
        }
        if (markdown && !columns.isEmpty()) {
            throw new UnusableInput("--columns", "and --markdown: only one of them is allowed");
        }
        OptionValues.within(SERVICE_TIME, serviceTime, SHORTEST, LONGEST);
    }

    /** @param ledgers why requests were slow; empty where that was not asked */
    public String text(Summary summary, List<ComparisonRequest> questions, List<PanelLedger> ledgers) {
        ReportForm form = new ReportForm(columns.contains(COSTS), serviceTime);
        String slow = ledgers.isEmpty() ? "" : LedgerReport.of(ledgers);
        return markdown
                ? MarkdownReport.of(summary, questions, form)
                        + (slow.isEmpty() ? "" : FENCE + slow.strip() + "\n" + FENCE)
                : TableReport.of(summary, questions, form) + slow;
    }
}
