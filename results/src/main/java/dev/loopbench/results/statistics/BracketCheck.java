package dev.loopbench.results.statistics;

import dev.loopbench.core.measurement.EndRecord;
import dev.loopbench.core.measurement.ForkRecord;
import dev.loopbench.core.measurement.Lap;
import dev.loopbench.core.measurement.SliceRecord;
import dev.loopbench.core.measurement.Witnessed;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds the brackets of a fork's slices against the references of its ends.
 *
 * @param client absent when that end was never watched
 * @param server likewise
 */
record BracketCheck(@Nullable Reference client, @Nullable Reference server) {

    static BracketCheck of(ForkRecord fork, References references) {
        return new BracketCheck(
                reference(End.CLIENT, fork.client(), references), reference(End.SERVER, fork.server(), references));
    }

    private static @Nullable Reference reference(End end, @Nullable EndRecord record, References references) {
        return record == null ? null : references.of(WitnessKey.of(end, record));
    }

    /** What the brackets say against a slice or a part of it. */
    Set<Disturbance> disturbances(SliceRecord slice) {
        Set<Disturbance> found = EnumSet.noneOf(Disturbance.class);
        slice.laps().forEach(lap -> found.addAll(disturbances(lap.witnessed())));
        return found;
    }

    private Set<Disturbance> disturbances(Witnessed brackets) {
        Set<Disturbance> found = EnumSet.noneOf(Disturbance.class);
        if (off(brackets.clientBefore(), client) || off(brackets.clientAfter(), client)) {
            found.add(Disturbance.WITNESS_CLIENT);
        }
        if (off(brackets.serverBefore(), server) || off(brackets.serverAfter(), server)) {
            found.add(Disturbance.WITNESS_SERVER);
        }
        return found;
    }

    /** The laps that neither of their brackets says anything against. */
    List<Lap> quietLaps(SliceRecord slice) {
        return slice.laps().stream()
                .filter(lap -> disturbances(lap.witnessed()).isEmpty())
                .toList();
    }

    /** A bracket of 0 was not taken: nothing is known against the slice. */
    private static boolean off(long nanos, @Nullable Reference reference) {
        return nanos > 0
                && reference != null
                && Math.abs(nanos - reference.nanos()) > SliceClassifier.TOLERANCE * reference.nanos();
    }
}
