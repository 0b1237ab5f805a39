package dev.loopbench.results.page;

import dev.loopbench.results.grid.Grid;
import dev.loopbench.results.page.PageModel.Fact;
import dev.loopbench.results.plot.BlockPlot;
import dev.loopbench.results.plot.KneePlot;
import dev.loopbench.results.plot.PercentilePlot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the template of a measurement of users' own services shows, as text that is not escaped yet.
 *
 * @param head of the page
 * @param errors of each target that had any
 * @param answers in words, a sentence each
 * @param figures throughput and response times of each target and of its echo; absent without targets
 * @param targets one of each
 * @param comparisons each target against the first
 * @param blocks their ratios in time order; absent with one target
 * @param curves absent without times in the logs of the targets
 * @param knee absent without a search
 * @param facts about the machine
 */
record MeasureModel(
        Head head,
        List<ErrorView> errors,
        List<String> answers,
        @Nullable Grid figures,
        List<TargetView> targets,
        List<ComparisonView> comparisons,
        @Nullable BlockPlot blocks,
        @Nullable PercentilePlot curves,
        @Nullable KneeView knee,
        List<Fact> facts) {

    /**
     * @param run name of the directory
     * @param load what was sent, and in which turns
     * @param warmUp how it ended
     * @param command that does it again
     */
    record Head(String run, String when, String machine, String jdk, String load, String warmUp, String command) {}

    /** @param kinds how many there were of each, with an example */
    record ErrorView(String title, List<String> kinds) {}

    /**
     * @param id for links
     * @param remarks what its figures mean, a sentence each
     * @param split of its median response time; empty without an echo
     * @param side what the service's processes used; empty where they cannot be seen
     * @param replies how many, and of which size and status
     */
    record TargetView(
            String id,
            String name,
            String target,
            String address,
            List<String> remarks,
            List<StudyModel.Step> split,
            List<Fact> side,
            List<Fact> replies) {}

    /** @param verdict the class of its style */
    record ComparisonView(String text, String verdict) {}

    /** @param tried rates, ascending */
    record KneeView(KneePlot plot, List<TriedView> tried) {}

    record TriedView(String rate, String reached, String micros, boolean kept, String errors) {}
}
