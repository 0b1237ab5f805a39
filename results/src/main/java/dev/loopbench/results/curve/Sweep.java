package dev.loopbench.results.curve;

import dev.loopbench.core.pacing.Pace;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The rates at which a curve is measured first: parts of what the closed loop can do, and a few that are the same for every
 * transport, so that transports can be compared where all of them are far from their limit.
 *
 * @param closedPerSecond the highest throughput of the closed loop, requests a second, at least 1
 */
record Sweep(double closedPerSecond) {

    /** Percents of the closed loop's throughput. */
    static final List<Integer> PERCENTS = List.of(10, 25, 50, 70, 80, 90, 95);

    /** The same for every transport, requests a second. */
    static final List<Integer> COMMON = List.of(1_000, 5_000, 20_000);

    Sweep {
        if (!(closedPerSecond >= 1)) {
            throw new IllegalArgumentException(
                    "a closed loop of " + closedPerSecond + " per second: must be at least 1");
        }
    }

    /**
     * All rates in ascending order, each once; without common ones above the closed loop's, which cannot be held, and without
     * those above {@link Pace#MAX_PER_SECOND}.
     */
    NavigableSet<Integer> rates() {
        NavigableSet<Integer> rates = new TreeSet<>();
        PERCENTS.forEach(percent -> rates.add((int) Math.max(1, Math.round(closedPerSecond * percent / 100))));
        COMMON.stream().filter(rate -> rate <= closedPerSecond).forEach(rates::add);
        return rates.headSet(Pace.MAX_PER_SECOND, true);
    }

    /** The rate from which on none is tried. */
    int ceiling() {
        return (int) Math.min(Math.round(closedPerSecond), Pace.MAX_PER_SECOND);
    }

    /** A rate as a part of the closed loop's. */
    double share(int perSecond) {
        return perSecond / closedPerSecond;
    }
}
