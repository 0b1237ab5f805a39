package dev.loopbench.results.figures;

import dev.loopbench.results.statistics.Modes.Mode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the scheduler had the ends of a cell run, and what became of it: over all steady slices.
 *
 * @param pairs of processors, the most frequent first
 * @param modes of all round trips together, the shortest first
 */
public record RanOn(List<Pair> pairs, List<Mode> modes) {

    /**
     * Processors on which both ends were seen at the end of a slice.
     *
     * @param client those of the client's threads that ran; empty where the kernel had charged none yet
     * @param server likewise
     * @param share of all round trips, 0 to 1
     * @param p50Us their median, µs; absent when there are too few
     */
    public record Pair(
            List<Integer> client,
            List<Integer> server,
            double share,
            @Nullable Double p50Us) {}
}
