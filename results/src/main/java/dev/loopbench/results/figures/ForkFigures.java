package dev.loopbench.results.figures;

import dev.loopbench.core.load.Series;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.record.ForkRecord;
import dev.loopbench.results.quiet.JudgedSlice;
import dev.loopbench.results.statistics.Distribution;
import dev.loopbench.results.statistics.PercentileCurve;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;

/**
 * The figures of one fork: one observation of each metric.
 *
 * <p>Its median is the median of its laps' medians: a disturbance that began and ended between two probe pairs spoils
 * its lap, and in a merged histogram the fork.
 *
 * @param values a metric that the fork cannot tell is absent
 * @param whereabouts of its ends, where the scheduler placed them; else empty
 * @param distribution of all its round trips; empty without any
 * @param curve its percentiles, µs, at the places of {@link PercentileCurve#nines}; as many as can be told
 * @param turns round → what a turn took by the primary metric, ns, over all of its laps; see {@link TurnFigure}
 */
public record ForkFigures(
        Map<Metric, Double> values,
        Optional<Whereabouts> whereabouts,
        Optional<Distribution> distribution,
        List<Double> curve,
        SortedMap<Integer, Double> turns) {

    /**
     * Merges the histograms of a fork's slices.
     *
     * @param fork what it left
     * @param slices of it, as they are judged
     * @param times what was timed in every turn, in the same order
     * @param primary the metric by which the fork is compared
     * @throws IllegalArgumentException when there are more of the ones than of the others
     */
    public static ForkFigures of(
            ForkRecord fork, List<JudgedSlice> slices, Iterator<SliceTimes> times, Metric primary) {
        SortedMap<Integer, Double> turns = new TreeMap<>();
        Optional<Whereabouts> whereabouts =
                fork.spec().placement() == Placement.FREE ? Optional.of(new Whereabouts()) : Optional.empty();
        Centre quiet = new Centre();
        Centre all = new Centre();
        Merged quietTail = new Merged();
        Merged disturbedTail = new Merged();
        SecondarySeries secondary = new SecondarySeries(fork.spec().traffic().outstanding() == 1);
        for (JudgedSlice slice : slices) {
            if (slice.steady()) {
                if (!times.hasNext()) {
                    throw new IllegalArgumentException("fewer histograms than turns");
                }
                SliceTimes timed = times.next();
                Histogram histogram = timed.roundTrips();
                turns.merge(slice.slice().round(), TurnFigure.nanos(primary, slice.slice(), timed), Math::max);
                secondary.add(timed.secondary(), slice.quiet());
                quiet.add(slice.quietLaps(), slice.slice(), histogram);
                all.add(slice.slice().laps(), slice.slice(), histogram);
                whereabouts.ifPresent(where -> where.add(slice.slice(), histogram));
                (slice.quiet() ? quietTail : disturbedTail).add(histogram);
            }
        }
        if (times.hasNext()) {
            throw new IllegalArgumentException("more histograms than turns");
        }
        Map<Metric, Double> values = new EnumMap<>(Metric.class);
        quiet.into(values, Metric.P50_US, Metric.MEAN_US, Metric.THROUGHPUT_PER_S);
        all.into(values, Metric.P50_US_ALL, Metric.MEAN_US_ALL, Metric.THROUGHPUT_PER_S_ALL);
        Merged allTail = Merged.of(quietTail, disturbedTail);
        tail(allTail, values, Metric.P99_US, Metric.P99_9_US, Metric.MAX_US);
        tail(quietTail, values, Metric.P99_US_QUIET, Metric.P99_9_US_QUIET, Metric.MAX_US_QUIET);
        secondary.into(values);
        rate(slices, values);
        TimeWaits.of(fork, values);
        shares(slices, values);
        Costs.of(fork.spec(), slices).ifPresent(costs -> costs.into(values));
        Volume.of(fork.spec().traffic().shape()).into(values);
        JvmCosts.of(fork, slices).ifPresent(costs -> costs.into(values));
        ConnectionMemory.of(fork).into(values);
        Settling.millis(slices).ifPresent(millis -> values.put(Metric.SETTLED_MS, millis));
        return new ForkFigures(
                Collections.unmodifiableMap(values),
                whereabouts,
                allTail.distribution(),
                allTail.curve(),
                Collections.unmodifiableSortedMap(turns));
    }

    /** The same without what tells how it would be without the platform's pauses: too few requests met none. */
    public ForkFigures asSeenOnly() {
        Map<Metric, Double> seen = new EnumMap<>(values);
        seen.keySet().removeIf(Metric::isWithoutPauses);
        return new ForkFigures(Collections.unmodifiableMap(seen), whereabouts, distribution, curve, turns);
    }

    private static void tail(Merged slices, Map<Metric, Double> values, Metric p99, Metric p99point9, Metric max) {
        slices.quantile(0.99, values, p99);
        slices.quantile(0.999, values, p99point9);
        slices.max(values, max);
    }

    /** As much of what a plan asked for as left: its own time over the time that it took. */
    private static void rate(List<JudgedSlice> slices, Map<Metric, Double> values) {
        double planned = sum(slices, slice -> slice.slice().plannedNanos());
        if (planned > 0) {
            values.put(
                    Metric.RATE_SHARE,
                    planned / sum(slices, slice -> slice.slice().trips().nanos()));
        }
    }

    private static void shares(List<JudgedSlice> slices, Map<Metric, Double> values) {
        double steady = slices.stream().mapToInt(JudgedSlice::steadyLaps).sum();
        if (steady > 0) {
            double elapsed = sum(slices, slice -> slice.slice().elapsedNanos());
            values.put(
                    Metric.QUIET_SHARE,
                    slices.stream().mapToInt(JudgedSlice::quietSteadyLaps).sum() / steady);
            values.put(
                    Metric.CLIENT_BUSY_SHARE,
                    sum(slices, slice -> slice.slice().client().cpuNanos()) / elapsed);
            values.put(
                    Metric.SERVER_BUSY_SHARE,
                    sum(slices, slice -> slice.slice().server().cpuNanos()) / elapsed);
        }
    }

    private static double sum(List<JudgedSlice> slices, ToLongFunction<JudgedSlice> value) {
        return slices.stream().filter(JudgedSlice::steady).mapToLong(value).sum();
    }

    /**
     * All that was timed in one slice, ns.
     *
     * @param roundTrips its counted round trips
     * @param secondary further times that the workload takes; mostly none
     */
    public record SliceTimes(Histogram roundTrips, Map<Series, Histogram> secondary) {}
}
