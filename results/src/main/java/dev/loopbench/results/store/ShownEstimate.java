package dev.loopbench.results.store;

import dev.loopbench.results.figures.Metric;
import dev.loopbench.results.statistics.Estimate;
import dev.loopbench.results.store.Summary.CellSummary;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The estimate that stands for a metric of a cell: of quiet laps or, where none was quiet, of all. */
public final class ShownEstimate {

    private ShownEstimate() {}

    /** The estimate; absent where neither could be told. */
    public static @Nullable Estimate of(CellSummary cell, Metric metric) {
        Estimate quiet = cell.metric(metric);
        return quiet == null ? overAllLaps(cell, metric) : quiet;
    }

    /** The one of all laps; of a metric that is always of all laps it is the metric itself. Absent where it could not be told. */
    public static @Nullable Estimate overAllLaps(CellSummary cell, Metric metric) {
        Estimate all = cell.metric(metric.overAllLaps());
        return all == null ? cell.metric(metric) : all;
    }

    /** Whether it is of all laps in the place of the quiet ones; a metric that is always of all laps is not. */
    public static boolean isOverAllLaps(CellSummary cell, Metric metric) {
        return cell.metric(metric) == null && of(cell, metric) != null;
    }

    /**
     * The metric by which cells that are drawn side by side are shown: of quiet laps where each cell has an interval from them, or a value
     * where too few forks leave no cell an interval; otherwise of all laps, of each cell alike.
     */
    public static Metric basis(List<CellSummary> cells, Metric metric) {
        boolean hasIntervals =
                cells.stream().map(cell -> overAllLaps(cell, metric)).anyMatch(ShownEstimate::hasInterval);
        boolean isQuietEnough = cells.stream()
                .map(cell -> cell.metric(metric))
                .allMatch(hasIntervals ? ShownEstimate::hasInterval : Objects::nonNull);
        return isQuietEnough ? metric : metric.overAllLaps();
    }

    private static boolean hasInterval(@Nullable Estimate estimate) {
        return estimate != null && estimate.low() != null && estimate.high() != null;
    }
}
