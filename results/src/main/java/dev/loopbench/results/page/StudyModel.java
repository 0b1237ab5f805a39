package dev.loopbench.results.page;

import dev.loopbench.results.plot.RatePlot;
import java.util.List;

/**
 * The contents of the page of budgets and curves, as text that is not escaped yet.
 *
 * @param title of the page
 * @param run its name
 * @param complete false when it was interrupted
 * @param details how it was measured, one line
 * @param budgets one of each transport
 * @param curves likewise
 * @param notes one line each
 */
record StudyModel(
        String title,
        String run,
        boolean complete,
        String details,
        List<BudgetView> budgets,
        List<CurveView> curves,
        List<String> notes) {

    /**
     * @param steps the components, then their sum, what they leave unexplained, and the whole
     * @param differences what is no part of it
     * @param levers what would change it
     */
    record BudgetView(
            String id,
            String transport,
            String answer,
            List<Step> steps,
            List<Step> differences,
            List<String> levers) {}

    /**
     * @param from where its bar begins, in per cent of the whole
     * @param width of the bar
     * @param back whether it takes away
     */
    record Step(
            String name,
            String micros,
            String interval,
            double from,
            double width,
            boolean back,
            boolean total,
            String meaning) {}

    /**
     * @param answer in words
     * @param plot absent where fewer than two rates were measured
     * @param points in ascending order of rates
     * @param troubles why rates were not held, a sentence each
     */
    record CurveView(
            String id, String transport, String answer, RatePlot plot, List<PointView> points, List<String> troubles) {}

    /**
     * @param p50 as seen on this machine, as {@code p99} and {@code p999}
     * @param undisturbedP50 without the platform's pauses, as {@code undisturbedP99}
     * @param excluded share of the requests that met a pause
     * @param remark such as {@code knee}; empty mostly
     */
    record PointView(
            String share,
            String rate,
            String p50,
            String p99,
            String p999,
            String undisturbedP50,
            String undisturbedP99,
            String excluded,
            String cpu,
            String remark) {}
}
