package dev.loopbench.core.record;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.loopbench.core.probe.CpuProbe;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * One slice as it was measured; nothing is judged here.
 *
 * @param atNanos when it began, ns since the fork's first slice
 * @param trips the counted round trips
 * @param elapsedNanos wall time between the two readings of the usages, ns
 * @param witnessed the probe pairs around it
 * @param laps its parts in order; the whole slice where it was not interrupted
 * @param client what the client's I/O threads were charged
 * @param server what the server's I/O threads were charged
 * @param plannedNanos wall time that a plan meant the counted round trips to take, ns; 0 in a closed loop
 * @param round the number of the fork's turn in which it was measured, from 1; 0 while the fork warmed up
 */
public record SliceRecord(
        long atNanos,
        @JsonUnwrapped RoundTrips trips,
        long elapsedNanos,
        Probed witnessed,
        List<Lap> laps,
        EndUsage client,
        EndUsage server,
        long plannedNanos,
        int round) {

    /**
     * The counted round trips of a slice.
     *
     * @param count how many
     * @param nanos their wall time, ns
     * @param p50Nanos their median, ns
     * @param meanNanos their mean, ns
     */
    public record RoundTrips(long count, long nanos, double p50Nanos, double meanNanos) {}

    /** Of a warm-up. */
    public SliceRecord(
            long atNanos,
            RoundTrips trips,
            long elapsedNanos,
            Probed witnessed,
            List<Lap> laps,
            EndUsage client,
            EndUsage server,
            long plannedNanos) {
        this(atNanos, trips, elapsedNanos, witnessed, laps, client, server, plannedNanos, 0);
    }

    /** Whether it was measured in a turn, and not while the fork warmed up. */
    @JsonIgnore
    public boolean isTurn() {
        return round > 0;
    }

    /** Of a closed loop, in a warm-up. */
    public SliceRecord(
            long atNanos,
            RoundTrips trips,
            long elapsedNanos,
            Probed witnessed,
            List<Lap> laps,
            EndUsage client,
            EndUsage server) {
        this(atNanos, trips, elapsedNanos, witnessed, laps, client, server, 0);
    }

    /** Processor time that the client's I/O threads were charged, without the work of the CPU probe inside of the slice; ns. */
    @JsonIgnore
    public long clientCpuNanos() {
        return client.cpuNanos() - CpuProbe.GLANCE_TRIES * inside(Probed::clientAfter);
    }

    /** The same of the server, which does not know where in a slice it is asked, and always probes. */
    @JsonIgnore
    public long serverCpuNanos() {
        return server.cpuNanos() - CpuProbe.TRIES * inside(Probed::serverAfter);
    }

    /** The probe pair after the last lap is not inside of the slice. */
    private long inside(ToLongFunction<Probed> probePair) {
        return laps.subList(0, Math.max(0, laps.size() - 1)).stream()
                .map(Lap::witnessed)
                .mapToLong(probePair)
                .sum();
    }
}
