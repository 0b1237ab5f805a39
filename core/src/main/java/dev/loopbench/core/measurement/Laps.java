package dev.loopbench.core.measurement;

import dev.loopbench.core.load.ClientLoad.SliceCount;
import dev.loopbench.core.record.Lap;
import dev.loopbench.core.record.Probed;
import dev.loopbench.core.record.Probed.ProbeTimes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The laps of a slice. Neighbours come and go within a millisecond, which probe pairs around a slice do not see; so there
 * are probe pairs inside, where there can be.
 */
final class Laps {

    private Laps() {}

    /**
     * The measured laps, once the slice is over.
     *
     * @param roundTrips of a slice with probe pairs inside, in order, ns
     * @param p50Nanos of the whole slice
     * @param length round trips from one probe pair to the next
     */
    static List<Lap> of(
            SliceCount slice, long[] roundTrips, double p50Nanos, ProbeTimes before, ProbeTimes after, int length) {
        if (slice.inside().isEmpty()) {
            return List.of(new Lap(slice.count(), slice.nanos(), p50Nanos, Probed.by(before, after)));
        }
        List<ProbeTimes> probePairs = new ArrayList<>(slice.inside());
        probePairs.add(0, before);
        probePairs.add(after);
        List<Lap> laps = new ArrayList<>();
        for (int i = 0; i + 1 < probePairs.size(); i++) {
            long[] lap = Arrays.copyOfRange(roundTrips, i * length, Math.min((i + 1) * length, roundTrips.length));
            laps.add(lap(lap, Probed.by(probePairs.get(i), probePairs.get(i + 1))));
        }
        return laps;
    }

    /** One leaves when the other has come back, so round trips add up to wall time. */
    private static Lap lap(long[] roundTrips, Probed witnessed) {
        Arrays.sort(roundTrips);
        return new Lap(roundTrips.length, LongStream.of(roundTrips).sum(), SliceTimings.median(roundTrips), witnessed);
    }
}
