package dev.loopbench.results.export;

import dev.loopbench.results.figures.Metric;
import dev.loopbench.results.statistics.Estimate;
import dev.loopbench.results.store.ShownEstimate;
import dev.loopbench.results.store.Summary;
import dev.loopbench.results.store.Summary.CellStatus;
import dev.loopbench.results.store.Summary.CellSummary;
import dev.loopbench.results.store.Summary.PanelSummary;
import dev.loopbench.results.text.Markdown;
import dev.loopbench.results.words.PanelFacts;
import dev.loopbench.results.words.RunWords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The answer in words and the figures of each panel with their intervals: for a wiki, an issue or a README. */
final class MarkdownExport {

    /** A panel shows those that its cells have. */
    private static final List<Metric> METRICS = List.of(
            Metric.RESPONSE_P50_US,
            Metric.RESPONSE_P99_US,
            Metric.P50_US,
            Metric.P99_US,
            Metric.P99_9_US,
            Metric.CPU_US,
            Metric.CPU_MS_PER_GIB,
            Metric.THROUGHPUT_PER_S,
            Metric.BYTES_PER_S);

    private final Summary summary;
    private final @Nullable String pictures;
    private final StringBuilder text = new StringBuilder();
    private boolean isMarked;

    private MarkdownExport(Summary summary, @Nullable String pictures) {
        this.summary = summary;
        this.pictures = pictures;
    }

    /** @param pictures where those of {@link PanelPicture} are, seen from the text; {@code null} for a text without */
    static String of(Summary summary, @Nullable Better wanted, @Nullable String pictures) {
        return new MarkdownExport(summary, pictures).text(wanted);
    }

    private String text(@Nullable Better wanted) {
        text.append("# Loopbench, run ").append(Markdown.escaped(summary.run())).append('\n');
        if (!summary.complete()) {
            text.append("\nThe run was interrupted: this is what it had measured.\n");
        }
        for (PanelSummary panel : summary.panels()) {
            panel(panel, wanted);
        }
        text.append("\nIn parentheses: the 95 % interval.");
        if (isMarked) {
            text.append(" \\*: over all laps, since none was quiet.");
        }
        return text.append('\n').toString();
    }

    private void panel(PanelSummary panel, @Nullable Better wanted) {
        text.append("\n## ")
                .append(Markdown.escaped(String.join(", ", panel.point().name())))
                .append(", JDK ")
                .append(Markdown.escaped(panel.point().jdk()))
                .append("\n\n")
                .append(Markdown.escaped(String.join(
                        " ",
                        RunWords.of(PanelFacts.of(summary, panel), RunWords.SERVICE_TIME)
                                .sentences())))
                .append('\n');
        if (pictures != null) {
            text.append("\n![")
                    .append(Markdown.escaped(String.join(", ", panel.point().name())))
                    .append("](")
                    .append(pictures)
                    .append('/')
                    .append(PanelPicture.name(summary, panel))
                    .append(")\n");
        }
        for (Better better : Better.values()) {
            if (wanted == null || wanted == better) {
                table(panel, better);
            }
        }
    }

    private void table(PanelSummary panel, Better better) {
        List<CellSummary> cells = summary.cells(panel).stream()
                .filter(cell -> cell.outcome().status() == CellStatus.MEASURED)
                .toList();
        List<Metric> metrics = METRICS.stream()
                .filter(metric -> Better.of(metric).equals(Optional.of(better)))
                .filter(metric -> cells.stream().anyMatch(cell -> ShownEstimate.of(cell, metric) != null))
                .toList();
        if (metrics.isEmpty()) {
            return;
        }
        text.append('\n')
                .append(better == Better.SMALLER ? "Smaller is better:" : "Bigger is better:")
                .append("\n\n");
        List<String> titles = new ArrayList<>(List.of("transport"));
        metrics.forEach(metric -> titles.add(Figure.title(metric)));
        line(titles);
        text.append("|---").append("|--:".repeat(metrics.size())).append("|\n");
        cells.stream().sorted(order(metrics.get(0), better)).forEach(cell -> {
            List<String> fields = new ArrayList<>(List.of(Markdown.escaped(cell.label())));
            metrics.forEach(metric -> fields.add(field(cell, metric)));
            line(fields);
        });
    }

    private void line(List<String> fields) {
        text.append("| ").append(String.join(" | ", fields)).append(" |\n");
    }

    private static Comparator<CellSummary> order(Metric metric, Better better) {
        Comparator<CellSummary> ascending = Comparator.comparingDouble(cell -> {
            Estimate estimate = ShownEstimate.of(cell, metric);
            double last = better == Better.SMALLER ? Double.MAX_VALUE : 0;
            return estimate == null ? last : estimate.value();
        });
        return better == Better.SMALLER ? ascending : ascending.reversed();
    }

    private String field(CellSummary cell, Metric metric) {
        Estimate estimate = ShownEstimate.of(cell, metric);
        if (estimate == null) {
            return "";
        }
        boolean isOverAll = ShownEstimate.isOverAllLaps(cell, metric);
        isMarked |= isOverAll;
        Double low = estimate.low();
        Double high = estimate.high();
        return Figure.of(metric, estimate.value())
                + (isOverAll ? "\\*" : "")
                + (low == null || high == null
                        ? ""
                        : " (" + Figure.of(metric, low) + " – " + Figure.of(metric, high) + ")");
    }
}
