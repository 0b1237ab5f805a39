package dev.loopbench.results.measure;

import dev.loopbench.results.evidence.Rules;
import dev.loopbench.results.service.PrimaryMetric;
import dev.loopbench.results.service.Promise;
import dev.loopbench.service.client.LoadShape;
import dev.loopbench.service.subject.Subject.FirstLook;
import dev.loopbench.service.subject.SubjectOptions;
import dev.loopbench.service.target.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The targets of a measurement, their load and the rules of its verdicts.
 *
 * @param targets one or more; all others are held against the first
 * @param options what is asked of them
 * @param shape the load on each
 * @param threads of the client, 1 or more
 * @param schedule of the turns
 * @param metric of the verdicts
 * @param rules of the verdicts
 * @param floor whether the echo takes turns
 * @param connectionCost whether the cost of a new connection is measured
 * @param goal the promise to be kept
 */
public record MeasureRequest(
        List<Target> targets,
        SubjectOptions options,
        LoadShape shape,
        int threads,
        Schedule schedule,
        PrimaryMetric metric,
        Rules rules,
        boolean floor,
        boolean connectionCost,
        Goal goal) {

    /**
     * The turns of all targets.
     *
     * @param durationNanos of all turns together, without warm-up
     * @param blocks into which that is divided
     * @param turnNanos of a target; 0 to choose by the load and the response times
     * @param seed shuffles turns and resamples blocks
     */
    public record Schedule(long durationNanos, int blocks, long turnNanos, long seed) {}

    /**
     * The promise to be kept.
     *
     * @param promise absent unless one was asked about
     * @param findKnee whether to search the highest rate that keeps it
     */
    public record Goal(@Nullable Promise promise, boolean findKnee) {}

    public MeasureRequest {
        targets = List.copyOf(targets);
    }

    /** The load on a target: one that closes the connection after each reply gets a new one for each request. */
    LoadShape shapeFor(FirstLook look) {
        return look.closes() ? shape.withConnectPerRequest(true) : shape;
    }
}
