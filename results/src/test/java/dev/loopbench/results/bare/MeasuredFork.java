package dev.loopbench.results.bare;

import java.util.List;

/**
 * A fork that was measured.
 *
 * @param block the number of its block, from 1
 * @param laps those after its warm-up
 */
record MeasuredFork(String transport, ForkKind kind, int block, List<LapFigures> laps) {

    /** The median of the quiet laps' medians in ns; not a number when no lap was quiet. */
    double quietP50(QuietRule rule) {
        return Median.of(laps.stream().filter(rule::isQuiet).mapToDouble(LapFigures::p50Nanos));
    }
}
