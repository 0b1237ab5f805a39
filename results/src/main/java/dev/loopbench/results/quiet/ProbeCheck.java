package dev.loopbench.results.quiet;

import dev.loopbench.core.record.EndRecord;
import dev.loopbench.core.record.ForkRecord;
import dev.loopbench.core.record.Lap;
import dev.loopbench.core.record.Probed;
import dev.loopbench.core.record.SliceRecord;
import dev.loopbench.results.quiet.JudgedSlice.Disturbance;
import dev.loopbench.results.quiet.ProbeKey.End;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds the probe pairs of a fork's slices against the references of its ends.
 *
 * @param client absent when that end was never watched
 * @param server likewise
 * @param wakeUpNanos the usual time of a wake-up from one to the other, ns; absent when too little is known of it
 */
record ProbeCheck(
        @Nullable Reference client,
        @Nullable Reference server,
        @Nullable Double wakeUpNanos) {

    static ProbeCheck of(ForkRecord fork, References references) {
        EndRecord client = fork.client();
        EndRecord server = fork.server();
        return new ProbeCheck(
                reference(End.CLIENT, client, references),
                reference(End.SERVER, server, references),
                client == null || server == null
                        ? null
                        : references.wakeUpNanos(ProbeKey.of(End.CLIENT, client), ProbeKey.of(End.SERVER, server)));
    }

    private static @Nullable Reference reference(End end, @Nullable EndRecord record, References references) {
        return record == null ? null : references.of(ProbeKey.of(end, record));
    }

    /** Disturbances of a slice or a part of it that its probe pairs show. */
    Set<Disturbance> disturbances(SliceRecord slice) {
        Set<Disturbance> found = EnumSet.noneOf(Disturbance.class);
        slice.laps().forEach(lap -> found.addAll(disturbances(lap.witnessed())));
        return found;
    }

    /** Where wake-ups can be held against something they decide: they see more of what a round trip meets. */
    private Set<Disturbance> disturbances(Probed probePairs) {
        Set<Disturbance> found = EnumSet.noneOf(Disturbance.class);
        if (wakeUpNanos != null && probePairs.hasWakeUps()) {
            if (unusual(probePairs.wakeUpBefore(), wakeUpNanos) || unusual(probePairs.wakeUpAfter(), wakeUpNanos)) {
                found.add(Disturbance.WAKE_UP);
            }
            return found;
        }
        if (off(probePairs.clientBefore(), client) || off(probePairs.clientAfter(), client)) {
            found.add(Disturbance.WITNESS_CLIENT);
        }
        if (off(probePairs.serverBefore(), server) || off(probePairs.serverAfter(), server)) {
            found.add(Disturbance.WITNESS_SERVER);
        }
        return found;
    }

    /** Whether the CPU probe of one probe pair says nothing against either end. */
    boolean undisturbed(long clientNanos, long serverNanos) {
        return !off(clientNanos, client) && !off(serverNanos, server);
    }

    private static boolean unusual(long wakeUp, double usual) {
        return Math.abs(wakeUp - usual) > SliceClassifier.WAKE_UP_TOLERANCE * usual;
    }

    /** The laps that neither of their probe pairs says anything against. */
    List<Lap> quietLaps(SliceRecord slice) {
        return slice.laps().stream()
                .filter(lap -> disturbances(lap.witnessed()).isEmpty())
                .toList();
    }

    /** A probe pair of 0 was not taken: nothing is known against the slice. */
    private static boolean off(long nanos, @Nullable Reference reference) {
        return nanos > 0
                && reference != null
                && Math.abs(nanos - reference.nanos()) > SliceClassifier.TOLERANCE * reference.nanos();
    }
}
