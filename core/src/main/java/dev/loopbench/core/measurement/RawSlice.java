package dev.loopbench.core.measurement;

import dev.loopbench.core.load.ClientLoad.SliceCount;
import dev.loopbench.core.record.EndUsage;
import dev.loopbench.core.record.Lap;
import dev.loopbench.core.record.Probed;
import dev.loopbench.core.record.Probed.ProbeTimes;
import dev.loopbench.core.record.SliceRecord;
import java.util.List;

/**
 * A slice as its ends left it: whatever can be computed later is computed when the fork is over, so that a turn is short and its
 * code is little.
 *
 * @param atNanos when it began, ns since the fork's first slice
 * @param counted its counted stretch
 * @param elapsedNanos wall time between the two readings of the usages, ns
 * @param timings of its counted round trips
 * @param before the probe pair before it
 * @param after the probe pair after it
 * @param client what the client's I/O threads were charged
 * @param server what the server's I/O threads were charged
 * @param round the number of the fork's turn in which it was measured, from 1; 0 while the fork warmed up
 */
record RawSlice(
        long atNanos,
        SliceCount counted,
        long elapsedNanos,
        SliceTimings timings,
        ProbeTimes before,
        ProbeTimes after,
        EndUsage client,
        EndUsage server,
        int round) {

    /** Whether it was measured in a turn, and not while the fork warmed up. */
    boolean isTurn() {
        return round > 0;
    }

    /**
     * Computes the record of this slice.
     *
     * @param lap round trips from one probe pair inside to the next
     */
    SliceRecord record(int lap) {
        double p50 = timings.p50Nanos();
        List<Lap> laps = Laps.of(counted, timings.inOrder(), p50, before, after, lap);
        return new SliceRecord(
                atNanos,
                new SliceRecord.RoundTrips(
                        counted.count(), laps.stream().mapToLong(Lap::nanos).sum(), p50, timings.meanNanos()),
                elapsedNanos,
                Probed.by(before, after),
                laps,
                client,
                server,
                counted.plannedNanos(),
                round);
    }
}
