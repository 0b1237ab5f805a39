package dev.loopbench.results.grid;

import dev.loopbench.results.grid.Grid.GridFigure;
import dev.loopbench.results.plot.Rounded;
import dev.loopbench.results.statistics.Estimate;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * A table whose figures are drawn, too: a dot and a bar for its interval, on an axis from 0.
 *
 * @param id for links
 * @param note what it shows, in a sentence or two
 * @param subject what the rows are
 * @param rows as many figures in each as there are columns
 */
public record Grid(String id, String title, String note, String subject, List<String> columns, List<GridRow> rows) {

    /** A row. */
    record GridRow(String label, List<GridFigure> figures) {}

    /**
     * A figure.
     *
     * @param text empty when it is not known
     * @param interval empty when there is none
     * @param at where it is on the axis, in per cent
     * @param from where its interval begins
     * @param width of the interval
     */
    record GridFigure(String text, String interval, double at, double from, double width) {
        static final GridFigure UNKNOWN = new GridFigure("", "", 0, 0, 0);
    }

    /**
     * A column of a {@link Grid} before its figures are put on an axis.
     *
     * @param estimates one of each row; {@code null} where there is none
     */
    record GridColumn(String title, List<@Nullable Estimate> estimates, DoubleFunction<String> format) {

        private static final double WHOLE = 100;

        /** Whether any row has a figure. */
        boolean hasFigures() {
            return estimates.stream().anyMatch(Objects::nonNull);
        }

        /** The end of the axis that all of its figures need; 0 where all are 0 or unknown. */
        double most() {
            double most = 0;
            for (Estimate estimate : estimates) {
                if (estimate != null) {
                    Double high = estimate.high();
                    most = Math.max(most, high == null ? estimate.value() : high);
                }
            }
            return most;
        }

        /** @param most the end of the axis */
        GridFigure figure(int row, double most) {
            Estimate estimate = estimates.get(row);
            if (estimate == null) {
                return GridFigure.UNKNOWN;
            }
            Double low = estimate.low();
            Double high = estimate.high();
            boolean hasInterval = low != null && high != null;
            double from = low == null || high == null ? estimate.value() : Math.max(0, low);
            double to = low == null || high == null ? estimate.value() : high;
            double scale = most > 0 ? WHOLE / most : 0;
            return new GridFigure(
                    format.apply(estimate.value()),
                    hasInterval ? format.apply(Math.max(0, from)) + " to " + format.apply(to) : "",
                    Rounded.of(scale * estimate.value()),
                    Rounded.of(scale * from),
                    Rounded.of(scale * (to - from)));
        }
    }
}
