package dev.loopbench.results.bare;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Tells quiet laps: both probe pairs are at most 1 % above the reference, the lower mode of all probe pairs of a run.
 *
 * @param reference the CPU probe on an undisturbed core, ns
 */
record QuietRule(double reference) {

    private static final double TOLERANCE = 1.01;

    /** Values of one mode lie within this factor. */
    private static final double MODE_WIDTH = 1.02;

    /** The lower mode holds at least this part of what the densest holds. */
    private static final int LEAST_PART = 4;

    /** The rule for all forks of a run. */
    static QuietRule of(List<LapFigures> laps) {
        long[] witness = laps.stream()
                .flatMapToLong(lap -> LongStream.of(lap.witnessBefore(), lap.witnessAfter()))
                .sorted()
                .toArray();
        int densest = 0;
        for (int from = 0; from < witness.length; from++) {
            densest = Math.max(densest, end(witness, from) - from);
        }
        int from = 0;
        while ((end(witness, from) - from) * LEAST_PART < densest) {
            from++;
        }
        return new QuietRule(witness[(from + end(witness, from)) / 2]);
    }

    /** Where the values end that are of one mode with the value at {@code from}. */
    private static int end(long[] sorted, int from) {
        long limit = (long) (sorted[from] * MODE_WIDTH) + 1;
        int found = Arrays.binarySearch(sorted, from, sorted.length, limit);
        return found >= 0 ? found : -found - 1;
    }

    boolean isQuiet(LapFigures lap) {
        return Math.max(lap.witnessBefore(), lap.witnessAfter()) <= TOLERANCE * reference;
    }
}
