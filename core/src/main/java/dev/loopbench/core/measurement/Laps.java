package dev.loopbench.core.measurement;

import dev.loopbench.core.session.Bracket;
import dev.loopbench.core.session.Slice;
import dev.loopbench.core.witness.Witness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * A slice to be run in laps. Neighbours come and go within a millisecond, which brackets around a slice do not see; with
 * one request at a time nothing is outstanding between two round trips, and a bracket fits in.
 */
final class Laps {

    private final Slice slice;
    private final List<Bracket> between;

    private Laps(Slice slice, List<Bracket> between) {
        this.slice = slice;
        this.between = between;
    }

    /** @param askServer whether brackets ask the server, too */
    static Laps of(ForkSpec spec, boolean askServer) {
        if (spec.outstanding() > 1 || spec.slice() > RoundTripRecorder.NOTES) {
            return new Laps(new Slice(spec.ramp(), spec.slice(), spec.outstanding()), List.of());
        }
        LongSupplier glance = Witness::glance;
        List<Bracket> between = IntStream.range(0, (spec.slice() - 1) / Lap.LENGTH)
                .mapToObj(i -> new Bracket(glance, askServer))
                .toList();
        return new Laps(Slice.inLaps(spec.ramp(), spec.slice(), Lap.LENGTH, between), between);
    }

    Slice slice() {
        return slice;
    }

    /**
     * What was measured, once the slice is over.
     *
     * @param roundTrips of a slice with brackets inside, in order, ns
     * @param p50Nanos of the whole slice
     */
    List<Lap> ran(long[] roundTrips, double p50Nanos, Bracket before, Bracket after) {
        if (between.isEmpty()) {
            return List.of(new Lap(slice.count(), slice.nanos(), p50Nanos, Witnessed.by(before, after)));
        }
        List<Bracket> brackets = new ArrayList<>(between);
        brackets.add(0, before);
        brackets.add(after);
        List<Lap> laps = new ArrayList<>();
        for (int i = 0; i + 1 < brackets.size(); i++) {
            long[] lap =
                    Arrays.copyOfRange(roundTrips, i * Lap.LENGTH, Math.min((i + 1) * Lap.LENGTH, roundTrips.length));
            laps.add(lap(lap, Witnessed.by(brackets.get(i), brackets.get(i + 1))));
        }
        return laps;
    }

    /** One leaves when the other has come back, so round trips add up to wall time. */
    private static Lap lap(long[] roundTrips, Witnessed witnessed) {
        Arrays.sort(roundTrips);
        int middle = roundTrips.length / 2;
        double p50Nanos =
                roundTrips.length % 2 == 1 ? roundTrips[middle] : (roundTrips[middle - 1] + roundTrips[middle]) / 2.0;
        return new Lap(roundTrips.length, LongStream.of(roundTrips).sum(), p50Nanos, witnessed);
    }
}
