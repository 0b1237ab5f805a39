package dev.loopbench.results.grid;

import java.util.List;

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
}
