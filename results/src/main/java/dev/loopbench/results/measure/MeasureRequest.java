package dev.loopbench.results.measure;

import dev.loopbench.results.evidence.Rules;
import dev.loopbench.results.service.PrimaryMetric;
import dev.loopbench.results.service.Promise;
import dev.loopbench.service.client.LoadShape;
import dev.loopbench.service.subject.FirstLook;
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
 * @param durationNanos of all turns together, without warm-up
 * @param blocks into which that is divided
 * @param turnNanos of a target; 0 to choose by the load and the response times
 * @param metric of the verdicts
 * @param rules of the verdicts
 * @param floor whether the echo takes turns
 * @param connectionCost whether the cost of a new connection is measured
 * @param promise absent unless one was asked about
 * @param findKnee whether to search the highest rate that keeps it
 * @param seed shuffles turns and resamples blocks
 */
public record MeasureRequest(
        List<Target> targets,
        SubjectOptions options,
        LoadShape shape,
        int threads,
        long durationNanos,
        int blocks,
        long turnNanos,
        PrimaryMetric metric,
        Rules rules,
        boolean floor,
        boolean connectionCost,
        @Nullable Promise promise,
        boolean findKnee,
        long seed) {

    public MeasureRequest {
        targets = List.copyOf(targets);
    }

    /** The load on a target: one that closes the connection after each reply gets a new one for each request. */
    LoadShape shapeFor(FirstLook look) {
        return look.closes() ? shape.withConnectPerRequest(true) : shape;
    }
}
