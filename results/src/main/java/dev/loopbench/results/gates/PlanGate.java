package dev.loopbench.results.gates;

import dev.loopbench.core.pacing.Pace;
import dev.loopbench.core.pacing.PacedSlice;
import dev.loopbench.core.record.Failure;
import dev.loopbench.core.record.Failure.FailureKind;
import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.results.figures.Metric;
import dev.loopbench.results.quiet.JudgedSlice;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the requests of an open loop left as its plan meant them to. Without that its figures answer another question
 * than the one that was asked, so a fork that did not pass has none.
 */
public final class PlanGate {

    /** The least share of the rate that must have left. */
    static final double LEAST_RATE = 0.99;

    /**
     * The most requests that may have met a pause of the platform, for an answer without pauses. Up to there p50 is within 2 % and p99
     * within 3 % of the same service without pauses, by the simulation in {@code PlanTimesTest}.
     */
    public static final double MOST_EXCLUDED = 0.5;

    /**
     * The most of the others that may have left late by the generator's own fault, by more than 10 µs and a tenth of their response: beyond
     * their 99th percentile.
     */
    public static final double MOST_LATE = 0.01;

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MOST_BEHIND_SECONDS = PacedSlice.MOST_BEHIND_NANOS / NANOS_PER_SECOND;

    /** The slice ends with the last request that leaves before that time is over. */
    private static final double NEVER_CAUGHT_UP = 0.95;

    private static final double MICROS_PER_SECOND = 1e6;
    private static final double PERCENT = 100;

    private final Pace pace;
    private final long plannedTrips;

    /** @param spec what was asked for */
    public PlanGate(ForkSpec spec) {
        pace = spec.traffic().pace();
        plannedTrips = spec.plannedTrips();
    }

    /**
     * Why a fork has no score; empty if it has, and for a closed loop.
     *
     * @param slices of the fork
     * @param figures of the fork
     */
    public Optional<Failure> failure(List<JudgedSlice> slices, Map<Metric, Double> figures) {
        if (!pace.open() || !figures.containsKey(Metric.RATE_SHARE)) {
            return Optional.empty();
        }
        double left = figures.getOrDefault(Metric.RATE_SHARE, 0.0);
        double behind = secondsBehind(slices, figures);
        if (behind >= MOST_BEHIND_SECONDS) {
            return overloaded(left, String.format(Locale.ROOT, "the plan was %.1f s behind", behind));
        }
        double longest = secondsBeyond(slices);
        if (longest >= NEVER_CAUGHT_UP * MOST_BEHIND_SECONDS) {
            return overloaded(left, String.format(Locale.ROOT, "the plan was behind for %.1f s", longest));
        }
        if (left < LEAST_RATE) {
            return failed(FailureKind.MISSED_PLAN, "rate missed: " + rate(left));
        }
        double late = figures.getOrDefault(Metric.LATE_SHARE, 0.0);
        if (late > MOST_LATE) {
            return failed(
                    FailureKind.LATE_GENERATOR,
                    String.format(
                            Locale.ROOT,
                            "late generator: %.1f %% of the requests left later than they could have, by nothing from"
                                    + " outside, by over a tenth of their response time; allowed is %.0f %%",
                            late * PERCENT,
                            MOST_LATE * PERCENT));
        }
        return Optional.empty();
    }

    /** Whether too many requests met a pause of the platform for an answer without pauses; the answer as seen is as true as ever. */
    public static boolean isDisturbed(Map<Metric, Double> figures) {
        return figures.getOrDefault(Metric.EXCLUDED_SHARE, 0.0) > MOST_EXCLUDED;
    }

    /** In one slice, or in all steady ones together, since every slice begins a plan anew. */
    private static double secondsBehind(List<JudgedSlice> slices, Map<Metric, Double> figures) {
        long together = slices.stream()
                .filter(JudgedSlice::steady)
                .mapToLong(
                        slice -> slice.slice().trips().nanos() - slice.slice().plannedNanos())
                .sum();
        return Math.max(
                together / NANOS_PER_SECOND, figures.getOrDefault(Metric.RESPONSE_MAX_US, 0.0) / MICROS_PER_SECOND);
    }

    /** The longest that a slice went on beyond its end without catching up: for as long as what it counted beyond takes. */
    private double secondsBeyond(List<JudgedSlice> slices) {
        return slices.stream()
                        .filter(JudgedSlice::steady)
                        .map(JudgedSlice::slice)
                        .mapToDouble(slice -> slice.plannedNanos()
                                * (double) (slice.trips().count() - plannedTrips)
                                / Math.max(1, slice.trips().count()))
                        .max()
                        .orElse(0)
                / NANOS_PER_SECOND;
    }

    private Optional<Failure> overloaded(double left, String how) {
        return failed(FailureKind.OVERLOADED, "overloaded: " + rate(left) + ", " + how);
    }

    private String rate(double left) {
        return String.format(
                Locale.ROOT, "%.0f of %d requests a second left", left * pace.perSecond(), pace.perSecond());
    }

    private static Optional<Failure> failed(FailureKind kind, String text) {
        return Optional.of(new Failure(kind, text));
    }
}
