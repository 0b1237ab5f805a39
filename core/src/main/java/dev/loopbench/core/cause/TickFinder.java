package dev.loopbench.core.cause;

import dev.loopbench.core.pause.Pause;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;

/** Finds regular interruptions by doing nothing but looking at the clock. Used by one thread. */
public final class TickFinder {

    /** Of common kernels: 1000, 300, 250 and 100 ticks a second. */
    private static final List<Long> PERIODS_NANOS = List.of(1_000_000L, 3_333_333L, 4_000_000L, 10_000_000L);

    /** A loop that only looks meets no shorter gap by itself that matters, ns. */
    private static final long LEAST_GAP_NANOS = 5_000;

    /** Ticks begin within so much of their moment, ns. */
    private static final long WIDTH_NANOS = 40_000;

    /** The share of all periods in which there must be one. */
    private static final double LEAST_SHARE = 0.6;

    /** In fewer periods chance looks like a rule. */
    private static final int LEAST_PERIODS = 6;

    private static final int MOST_GAPS = 1 << 16;

    private final LongSupplier clock;

    /** @param clock ns, such as {@link System#nanoTime()} */
    public TickFinder(LongSupplier clock) {
        this.clock = clock;
    }

    /** Looks for so long, ns. */
    public Ticks look(long nanos) {
        long[] starts = new long[MOST_GAPS];
        long[] lengths = new long[MOST_GAPS];
        int gaps = 0;
        long begin = clock.getAsLong();
        long last = begin;
        while (last - begin < nanos && gaps < MOST_GAPS) {
            long now = clock.getAsLong();
            if (now - last >= LEAST_GAP_NANOS && now - last < Pause.LEAST_NANOS) {
                starts[gaps] = last;
                lengths[gaps++] = now - last;
            }
            last = now;
        }
        return of(Arrays.copyOf(starts, gaps), Arrays.copyOf(lengths, gaps), last - begin);
    }

    /**
     * The rules in such gaps.
     *
     * @param starts when each began, ns
     * @param lengths how long each was, ns
     * @param nanos how long was looked
     */
    static Ticks of(long[] starts, long[] lengths, long nanos) {
        List<Ticks.Train> trains = new ArrayList<>();
        boolean[] explained = new boolean[starts.length];
        for (long period : PERIODS_NANOS) {
            long periods = nanos / period;
            boolean isFound = periods >= LEAST_PERIODS;
            while (isFound) {
                isFound = add(trains, starts, lengths, explained, period, periods);
            }
        }
        return new Ticks(trains);
    }

    private static boolean add(
            List<Ticks.Train> trains, long[] starts, long[] lengths, boolean[] explained, long period, long periods) {
        long[] phases = new long[starts.length];
        int count = 0;
        for (int i = 0; i < starts.length; i++) {
            if (!explained[i]) {
                phases[count++] = Math.floorMod(starts[i], period);
            }
        }
        phases = Arrays.copyOf(phases, count);
        Arrays.sort(phases);
        int best = -1;
        int most = 0;
        int end = 0;
        for (int i = 0; i < count; i++) {
            end = Math.max(end, i);
            // Around the end of the period, too.
            while (end - i < count && distance(phases, i, end, period) <= WIDTH_NANOS) {
                end++;
            }
            if (end - i > most) {
                most = end - i;
                best = i;
            }
        }
        if (best < 0 || most < LEAST_SHARE * periods) {
            return false;
        }
        long first = phases[best];
        long[] own = new long[starts.length];
        int ticks = 0;
        for (int i = 0; i < starts.length; i++) {
            if (!explained[i] && Math.floorMod(starts[i] - first, period) <= WIDTH_NANOS) {
                explained[i] = true;
                own[ticks++] = lengths[i];
            }
        }
        Arrays.sort(own, 0, ticks);
        long middle = phases[(best + most / 2) % count];
        trains.add(new Ticks.Train(period, middle, own[ticks / 2]));
        return true;
    }

    private static long distance(long[] phases, int from, int to, long period) {
        return phases[to % phases.length] - phases[from] + (to >= phases.length ? period : 0);
    }
}
