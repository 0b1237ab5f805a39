package dev.loopbench.results.page;

import java.util.List;

/**
 * The contents of the page of several runs, as text that is not escaped yet.
 *
 * @param runs the first is what the others are held against
 * @param panels those that any of them has
 * @param differences what else is not the same, one line each
 * @param failures runs that could not be compared with the first, one line each
 */
record RunsModel(List<RunView> runs, List<PanelOfRuns> panels, List<String> differences, List<String> failures) {

    /** @param letter by which the page names it */
    record RunView(
            String letter,
            String name,
            String when,
            String machine,
            String jdks,
            String profile,
            long seed,
            boolean complete) {}

    /**
     * @param id for links
     * @param metric with its unit
     * @param better such as {@code smaller is better}
     */
    record PanelOfRuns(String id, String name, String metric, String better, List<CellOfRuns> cells) {}

    /** @param figures one of each run */
    record CellOfRuns(String label, List<FigureOfRun> figures) {}

    /**
     * @param text empty where the run has none
     * @param interval empty where there is none
     * @param at where the figure is on an axis from 0 to the largest one of the panel, in per cent
     * @param from where its interval begins on it
     * @param width of the interval on it
     * @param verdict against the first run, in lower case; empty where there is none
     * @param ratio to the first run, with its interval; empty likewise
     */
    record FigureOfRun(
            String text, String interval, double at, double from, double width, String verdict, String ratio) {}
}
