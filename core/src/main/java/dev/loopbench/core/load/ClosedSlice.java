package dev.loopbench.core.load;

import dev.loopbench.core.load.ClientLoad.SliceCount;
import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.core.record.Probed.ProbeTimes;
import dev.loopbench.core.session.ProbePair;
import dev.loopbench.core.session.Slice;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A slice of a closed loop.
 *
 * @param slice shared by all sessions
 * @param inside its probe pairs
 */
record ClosedSlice(Slice slice, List<ProbePair> inside) implements ClientLoad.Begun {

    /** One of as many round trips as the fork asks for. */
    static ClosedSlice of(ForkSpec spec, Supplier<ProbePair> probePairs) {
        List<ProbePair> inside =
                Stream.generate(probePairs).limit(spec.probePairsInside()).toList();
        Slice slice = inside.isEmpty()
                ? new Slice(spec.ramp(), spec.slice(), spec.traffic().outstanding())
                : Slice.inLaps(spec.ramp(), spec.slice(), spec.lap(), inside);
        return new ClosedSlice(slice, inside);
    }

    @Override
    public SliceCount count() throws IOException {
        if (!slice.complete()) {
            throw new IOException("a slice ended before its round trips were counted");
        }
        return new SliceCount(
                slice.count(),
                slice.nanos(),
                inside.stream().map(ProbeTimes::of).toList());
    }
}
