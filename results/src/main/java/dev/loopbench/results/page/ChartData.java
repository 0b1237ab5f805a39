package dev.loopbench.results.page;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The data that the page's script draws. Lists that belong to cells are in the order of {@code cells}.
 *
 * @param id of the panel
 * @param cells best first
 * @param metrics the first is the primary one
 * @param comparisons one direction of each
 * @param blocks in time order
 * @param curves absent without histograms
 * @param rounds absent without slices
 */
record ChartData(
        String id,
        List<CellMark> cells,
        List<MetricData> metrics,
        List<RatioData> comparisons,
        List<BlockData> blocks,
        @Nullable CurveData curves,
        @Nullable RoundData rounds) {

    record CellMark(String label, String role, boolean best) {}

    /**
     * @param values one of each cell
     */
    record MetricData(String key, String title, String unit, boolean lower, List<ValueData> values) {}

    /** @param forks the value of each fork */
    record ValueData(
            @Nullable @JsonProperty("v") Double value,
            @Nullable @JsonProperty("lo") Double low,
            @Nullable @JsonProperty("hi") Double high,
            List<Double> forks) {}

    /** @param cell index of a cell */
    record RatioData(int cell, int reference, double ratio, double low, double high, double p, String verdict) {}

    /** @param values the primary metric of each cell, as comparisons take it; {@code null} where the cell dropped out */
    record BlockData(int number, boolean complete, List<@Nullable Double> values) {}

    /**
     * @param nines −log10(1 − quantile)
     * @param medians µs, of each cell the median of its forks
     * @param forks µs, of each cell each fork; empty when there are too many to draw
     */
    record CurveData(List<Double> nines, List<List<Double>> medians, List<List<List<Double>>> forks) {}

    /**
     * @param points of each cell: seconds since the run began, µs, longest CPU probe around it in µs, 1 when quiet; four each
     * @param usualProbe µs
     * @param everyNth how many slices stand behind each point
     */
    record RoundData(List<List<Double>> points, double usualProbe, int everyNth) {}
}
