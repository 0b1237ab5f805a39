package dev.loopbench.results.bare;

import java.util.List;

/**
 * A fork that was measured.
 *
 * @param block the number of its block, from 1
 * @param slices those after its warm-up
 */
record MeasuredFork(String transport, ForkKind kind, int block, List<SliceFigures> slices) {

    /** The median of the quiet slices' medians in ns; not a number when no slice was quiet. */
    double quietP50(QuietRule rule) {
        return Median.of(slices.stream().filter(rule::isQuiet).mapToDouble(SliceFigures::p50Nanos));
    }
}
