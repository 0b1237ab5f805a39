package dev.loopbench.core.measurement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The laps of a slice. Neighbours come and go within a millisecond, which brackets around a slice do not see; so there
 * are brackets inside, where there can be.
 */
final class Laps {

    private Laps() {}

    /**
     * What was measured, once the slice is over.
     *
     * @param roundTrips of a slice with brackets inside, in order, ns
     * @param p50Nanos of the whole slice
     * @param length round trips from one bracket to the next
     */
    static List<Lap> of(
            SliceCount slice, long[] roundTrips, double p50Nanos, WitnessTimes before, WitnessTimes after, int length) {
        if (slice.inside().isEmpty()) {
            return List.of(new Lap(slice.count(), slice.nanos(), p50Nanos, Witnessed.by(before, after)));
        }
        List<WitnessTimes> brackets = new ArrayList<>(slice.inside());
        brackets.add(0, before);
        brackets.add(after);
        List<Lap> laps = new ArrayList<>();
        for (int i = 0; i + 1 < brackets.size(); i++) {
            long[] lap = Arrays.copyOfRange(roundTrips, i * length, Math.min((i + 1) * length, roundTrips.length));
            laps.add(lap(lap, Witnessed.by(brackets.get(i), brackets.get(i + 1))));
        }
        return laps;
    }

    /** One leaves when the other has come back, so round trips add up to wall time. */
    private static Lap lap(long[] roundTrips, Witnessed witnessed) {
        Arrays.sort(roundTrips);
        return new Lap(roundTrips.length, LongStream.of(roundTrips).sum(), SliceTimings.median(roundTrips), witnessed);
    }
}
