package dev.loopbench.results.evidence;

import java.util.Arrays;

/** The values that are there, of cells some of whose forks dropped out of their blocks. */
final class Present {

    private Present() {}

    /** Those that are numbers, in their order. */
    static double[] of(double[] byBlock) {
        return Arrays.stream(byBlock).filter(value -> !Double.isNaN(value)).toArray();
    }
}
