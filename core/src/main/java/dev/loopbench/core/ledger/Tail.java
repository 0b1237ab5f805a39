package dev.loopbench.core.ledger;

import dev.loopbench.core.cause.Attribution;
import dev.loopbench.core.cause.Cause;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * The requests beyond a percentile.
 *
 * @param from the percentile, ns
 * @param requests how many took longer
 * @param nanos how long these took beyond it, together, ns
 */
record Tail(long from, long requests, double nanos) {

    private static final double MICRO = 1e3;

    static Tail of(Histogram times, long from) {
        long requests = 0;
        double nanos = 0;
        for (HistogramIterationValue value : times.recordedValues()) {
            long over = value.getValueIteratedTo() - from;
            if (over > 0) {
                requests += value.getCountAddedInThisIterationStep();
                nanos += (double) over * value.getCountAddedInThisIterationStep();
            }
        }
        return new Tail(from, requests, nanos);
    }

    /** The share of each cause. Requests that were not kept count as unknown. */
    List<CauseShare> shares(List<Attribution.Finding> findings) {
        Map<Cause, CauseShare> shares = new EnumMap<>(Cause.class);
        double known = 0;
        for (Attribution.Finding finding : findings) {
            double over = finding.kept().request().nanos() - from;
            known += over;
            add(shares, new CauseShare(finding.cause(), 1, over / MICRO));
        }
        if (findings.size() < requests) {
            add(shares, new CauseShare(Cause.UNKNOWN, requests - findings.size(), Math.max(0, nanos - known) / MICRO));
        }
        return List.copyOf(shares.values());
    }

    private static void add(Map<Cause, CauseShare> shares, CauseShare share) {
        shares.merge(
                share.cause(),
                share,
                (one, other) ->
                        new CauseShare(one.cause(), one.requests() + other.requests(), one.micros() + other.micros()));
    }
}
