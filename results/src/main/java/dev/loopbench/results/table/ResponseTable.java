package dev.loopbench.results.table;

import dev.loopbench.results.figures.Metric;
import dev.loopbench.results.gates.PlanGate;
import dev.loopbench.results.statistics.Estimate;
import dev.loopbench.results.store.Summary.CellSummary;
import dev.loopbench.results.text.AlignedTable;
import dev.loopbench.results.text.Lines;
import dev.loopbench.results.text.Markdown;
import dev.loopbench.results.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The two answers of a plan side by side: response times as seen on this machine, and without the platform's pauses. */
public final class ResponseTable {

    private static final List<String> TITLES = List.of(
            "response in µs", "as seen p50", "p99", "p99.9", "without pauses p50", "p99", "p99.9", "left out", "share");
    private static final String MEANING =
            "As seen: every request, from its intended send, over all slices. Without pauses: the same but for those whose life"
                    + " shares a moment with a recorded pause of the platform, 0.1 ms or longer, and those that waited behind"
                    + " them; left out is how many of a fork that is. Pauses that the measured processes make themselves stay in"
                    + " both.";
    private static final double PERCENT = 100;
    private static final double NOT_SEEN = 0.0001;

    private final List<List<String>> table;
    private final String asSeenOnly;

    /** @param measured the cells that have figures */
    public ResponseTable(List<CellSummary> measured, Primary primary) {
        List<List<String>> lines = new ArrayList<>(List.of(TITLES));
        measured.stream()
                .filter(cell -> cell.metric(Metric.EXCLUDED_SHARE) != null)
                .sorted(primary.bestFirst())
                .forEach(cell -> lines.add(line(cell)));
        table = AlignedTable.withoutEmptyColumns(lines);
        asSeenOnly = measured.stream()
                .filter(cell -> cell.outcome().disturbedForks() != null)
                .map(cell -> cell.label() + " " + cell.outcome().disturbedForks() + " of "
                        + cell.outcome().forks())
                .collect(Collectors.joining(", "));
    }

    /** Prints it; nothing for a closed loop. */
    public void print(Lines lines) {
        if (table.size() > 1) {
            lines.add("");
            AlignedTable.ofFigures(table).print(lines);
            lines.paragraph("  ", MEANING);
            if (!asSeenOnly.isEmpty()) {
                lines.paragraph("  ", onlySeen());
            }
        }
    }

    /** The same as lines of Markdown; none for a closed loop. */
    public List<String> markdown() {
        List<String> lines = new ArrayList<>();
        if (table.size() > 1) {
            table.forEach(line -> {
                lines.add("| "
                        + String.join(
                                " | ", line.stream().map(Markdown::escaped).toList()) + " |");
                if (lines.size() == 1) {
                    lines.add("|---" + "|--:".repeat(line.size() - 1) + "|");
                }
            });
            if (!asSeenOnly.isEmpty()) {
                lines.add("");
                lines.add(Markdown.escaped(onlySeen()));
            }
        }
        return lines;
    }

    private String onlySeen() {
        return String.format(
                Locale.ROOT,
                "Forks with the first answer only, since more than %.0f %% of their requests met a pause: %s",
                PlanGate.MOST_EXCLUDED * PERCENT,
                asSeenOnly);
    }

    private static List<String> line(CellSummary cell) {
        return List.of(
                cell.label(),
                micros(cell.metric(Metric.RESPONSE_P50_US_ALL)),
                micros(cell.metric(Metric.RESPONSE_P99_US)),
                micros(cell.metric(Metric.RESPONSE_P99_9_US)),
                micros(cell.metric(Metric.UNDISTURBED_P50_US_ALL)),
                micros(cell.metric(Metric.UNDISTURBED_P99_US)),
                micros(cell.metric(Metric.UNDISTURBED_P99_9_US)),
                text(cell.metric(Metric.EXCLUDED_REQUESTS), "%.0f", 1),
                share(cell.metric(Metric.EXCLUDED_SHARE)));
    }

    private static String micros(@Nullable Estimate estimate) {
        return estimate == null ? "" : Numbers.plain(estimate.value());
    }

    private static String share(@Nullable Estimate estimate) {
        return estimate != null && estimate.value() > 0 && estimate.value() < NOT_SEEN
                ? "< 0.01 %"
                : text(estimate, "%.2f %%", PERCENT);
    }

    private static String text(@Nullable Estimate estimate, String format, double factor) {
        return estimate == null ? "" : String.format(Locale.ROOT, format, estimate.value() * factor);
    }
}
