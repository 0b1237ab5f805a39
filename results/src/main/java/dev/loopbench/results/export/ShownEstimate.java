package dev.loopbench.results.export;

import dev.loopbench.results.figures.Metric;
import dev.loopbench.results.statistics.Estimate;
import dev.loopbench.results.store.Summary.CellSummary;
import org.jspecify.annotations.Nullable;

/** The estimate that stands for a metric of a cell: of quiet laps or, where none was quiet, of all. */
final class ShownEstimate {

    private static final String ALL = "_all";

    private ShownEstimate() {}

    /** Absent where neither could be told. */
    static @Nullable Estimate of(CellSummary cell, Metric metric) {
        Estimate quiet = cell.metric(metric);
        return quiet == null ? overAllLaps(cell, metric) : quiet;
    }

    /** The one of all laps; of a metric that is always of all laps it is the metric itself. Absent where it could not be told. */
    static @Nullable Estimate overAllLaps(CellSummary cell, Metric metric) {
        Estimate all = cell.metrics().get(metric.label() + ALL);
        return all == null ? cell.metric(metric) : all;
    }

    /** Whether it is of all laps in the place of the quiet ones; a metric that is always of all laps is not. */
    static boolean isOverAllLaps(CellSummary cell, Metric metric) {
        return cell.metric(metric) == null && of(cell, metric) != null;
    }
}
