package dev.loopbench.results.evidence;

import java.util.List;
import java.util.SplittableRandom;

/** A machine that changes between levels of slowness: levels are drawn anew after sojourns of random length. */
final class MachineStates {

    private final SplittableRandom random;
    private final Sojourns sojourns;
    private int level;
    private double until;

    /**
     * How long states last and how often they occur.
     *
     * @param leastMillis the mean of a sojourn is drawn between this and {@code mostMillis}, evenly on the scale of
     *     logarithms; the sojourn is exponential around it
     * @param slowdowns of the levels: factors on time
     * @param shares of the levels, with a sum of 1
     */
    record Sojourns(double leastMillis, double mostMillis, List<Double> slowdowns, List<Double> shares) {}

    MachineStates(SplittableRandom random, Sojourns sojourns) {
        this.random = random;
        this.sojourns = sojourns;
        next();
    }

    /**
     * The logarithm of the slowdown at that time.
     *
     * @param millis not before that of the call before
     */
    double logAt(double millis) {
        while (millis >= until) {
            next();
        }
        return Math.log(sojourns.slowdowns().get(level));
    }

    private void next() {
        double share = random.nextDouble();
        level = 0;
        while (level < sojourns.shares().size() - 1
                && share >= sojourns.shares().get(level)) {
            share -= sojourns.shares().get(level);
            level++;
        }
        double mean =
                sojourns.leastMillis() * Math.pow(sojourns.mostMillis() / sojourns.leastMillis(), random.nextDouble());
        until -= mean * Math.log1p(-random.nextDouble());
    }
}
