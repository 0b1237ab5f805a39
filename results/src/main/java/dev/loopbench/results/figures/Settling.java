package dev.loopbench.results.figures;

import dev.loopbench.results.quiet.JudgedSlice;
import dev.loopbench.results.statistics.Quantiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * When did a fork settle? From its first slice on, the medians of its quiet laps are taken together by the quarter
 * second; it has settled where all later ones stay within a band of where it ended, as a control loop does. Compilation
 * comes in steps, so a single change point would find the first of them.
 */
final class Settling {

    private static final double BAND = 0.02;
    private static final long BIN_MILLIS = 250;
    private static final long BIN_NANOS = Duration.ofMillis(BIN_MILLIS).toNanos();
    private static final int LEAST_LAPS = 3;
    private static final int LEAST_BINS = 4;

    private Settling() {}

    /**
     * The time from the first slice to where the fork had settled, ms; its end when it was still moving there. Absent when
     * too little was quiet to tell.
     *
     * @param slices all of the fork, in order
     */
    static OptionalDouble millis(List<JudgedSlice> slices) {
        List<Bin> bins = bins(slices);
        if (bins.size() < LEAST_BINS) {
            return OptionalDouble.empty();
        }
        double end = bins.get(bins.size() - 1).median();
        int settled = bins.size() - 1;
        while (settled > 0 && Math.abs(Math.log(bins.get(settled - 1).median() / end)) <= BAND) {
            settled--;
        }
        boolean stillMoving = settled == bins.size() - 1;
        long bin = bins.get(settled).number() + (stillMoving ? 1 : 0);
        return OptionalDouble.of((double) bin * BIN_MILLIS);
    }

    private record Bin(long number, double median) {}

    private static List<Bin> bins(List<JudgedSlice> slices) {
        SortedMap<Long, List<Double>> medians = new TreeMap<>();
        for (JudgedSlice slice : slices) {
            slice.quietLaps()
                    .forEach(lap -> medians.computeIfAbsent(
                                    slice.slice().atNanos() / BIN_NANOS, bin -> new ArrayList<>())
                            .add(lap.p50Nanos()));
        }
        List<Bin> bins = new ArrayList<>();
        medians.forEach((number, values) -> {
            if (values.size() >= LEAST_LAPS) {
                bins.add(new Bin(number, Quantiles.median(values).orElseThrow()));
            }
        });
        return bins;
    }
}
