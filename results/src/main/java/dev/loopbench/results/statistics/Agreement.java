package dev.loopbench.results.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The CPU probe's time in a run, and how many forks agree on it.
 *
 * @param nanos ns
 * @param forks whose own lower mode is the same
 */
public record Agreement(double nanos, int forks) {

    /** So many forks settle what the CPU probe takes: one or two may have compiled it oddly. */
    static final int SEVERAL = 3;

    /** Times that differ by less are the same, seen twice. */
    public static final double SAME = 1.01;

    /**
     * Times that differ by less are the same state of the processor: other machine code, perhaps. A neighbour or a lower clock
     * makes more of a difference. Chosen by measurement, docs/method/probe-reference.md.
     */
    public static final double SAME_STATE = 1.05;

    /** A fork with fewer times has no say. */
    private static final int LEAST_TIMES = 5;

    /**
     * The lower mode of all forks together. Where fewer than three forks agree on it, and three or more agree on a time of the
     * same state, theirs counts: else one fork with other machine code would be held against all others.
     *
     * @param forks the times of each, ns; at least one in all
     */
    public static Agreement of(List<double[]> forks) {
        double lowest =
                LowerMode.of(forks.stream().flatMapToDouble(Arrays::stream).toArray());
        double[] modes = forks.stream()
                .filter(times -> times.length >= LEAST_TIMES)
                .mapToDouble(LowerMode::of)
                .sorted()
                .toArray();
        Agreement all = on(lowest, modes);
        if (all.isSettled()) {
            return all;
        }
        return Arrays.stream(modes)
                .filter(mode -> mode > lowest && mode <= lowest * SAME_STATE)
                .mapToObj(mode -> on(mode, modes))
                .filter(Agreement::isSettled)
                .findFirst()
                .orElse(all);
    }

    private static Agreement on(double nanos, double[] modes) {
        return new Agreement(nanos, (int)
                DoubleStream.of(modes).filter(mode -> same(mode, nanos)).count());
    }

    /** Whether two times are the same, seen twice. */
    public static boolean same(double a, double b) {
        return Math.max(a, b) <= Math.min(a, b) * SAME;
    }

    /** Whether several forks agree. */
    public boolean isSettled() {
        return forks >= SEVERAL;
    }
}
