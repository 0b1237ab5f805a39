package dev.loopbench.results.export;

import dev.loopbench.results.figures.Metric;
import dev.loopbench.results.statistics.Estimate;
import dev.loopbench.results.store.Summary;
import dev.loopbench.results.store.Summary.CellSummary;
import dev.loopbench.results.store.Summary.PanelSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A metric of a measured cell. */
record Entry(PanelSummary panel, CellSummary cell, Metric metric, Estimate estimate) {

    /**
     * All of a run: panel by panel, cell by cell, metrics in the order of {@link Metric}.
     *
     * @param wanted only metrics that are wanted that way; {@code null} for all
     */
    static List<Entry> of(Summary summary, @Nullable Better wanted) {
        List<Entry> entries = new ArrayList<>();
        for (PanelSummary panel : summary.panels()) {
            for (CellSummary cell : summary.cells(panel)) {
                for (Metric metric : Metric.values()) {
                    Estimate estimate = cell.metric(metric);
                    if (estimate != null && (wanted == null || Better.of(metric).equals(Optional.of(wanted)))) {
                        entries.add(new Entry(panel, cell, metric, estimate));
                    }
                }
            }
        }
        return entries;
    }

    /** The name that tells the panel from the others of its run, on one line; its JDK apart. */
    String panelName() {
        return String.join(", ", panel.point().name());
    }

    /** The unit of the value. */
    String unit() {
        return switch (metric.unit()) {
            case MICROSECONDS -> "us";
            case PER_SECOND -> "1/s";
            case BYTES_PER_SECOND -> "bytes/s";
            case MILLISECONDS -> "ms";
            case SHARE -> "share of 1";
            case COUNT -> "per round trip";
            case BYTES -> "bytes per round trip";
            case SOCKETS -> "sockets";
            case REQUESTS -> "requests";
            case NANOSECONDS -> "ns per round trip";
            case CONNECTION_BYTES -> "bytes per connection";
        };
    }
}
