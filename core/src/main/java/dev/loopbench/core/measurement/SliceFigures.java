package dev.loopbench.core.measurement;

import dev.loopbench.core.record.SliceRecord;
import org.HdrHistogram.Histogram;

/**
 * The figures of slices together: none is left out, however disturbed it was. For callers that want figures of a stretch of time
 * and not of turns. For one thread.
 */
public final class SliceFigures {

    private static final int DIGITS = 3;

    private final Histogram roundTrips = new Histogram(DIGITS);
    private long operations;
    private long nanos;
    private long roundTripsOfBoth;
    private long cpuNanos;

    /**
     * Adds a slice.
     *
     * @param trips its round trips, those that are not counted included
     * @param inOrder its counted round trips, ns; empty where they are in the histogram
     * @param counted the same where they are not in order
     */
    void add(SliceRecord slice, long trips, long[] inOrder, Histogram counted) {
        operations += slice.trips().count();
        nanos += slice.trips().nanos();
        roundTripsOfBoth += trips;
        cpuNanos += slice.clientCpuNanos() + slice.serverCpuNanos();
        if (inOrder.length == 0) {
            roundTrips.add(counted);
        } else {
            for (long each : inOrder) {
                roundTrips.recordValue(each);
            }
        }
    }

    /** Forgets all. */
    public void reset() {
        roundTrips.reset();
        operations = 0;
        nanos = 0;
        roundTripsOfBoth = 0;
        cpuNanos = 0;
    }

    /** A percentile of the counted round trips, ns; not a number where there is none. */
    public double percentileNanos(double percentile) {
        return roundTrips.getTotalCount() == 0 ? Double.NaN : roundTrips.getValueAtPercentile(percentile);
    }

    /** Wall time of a counted operation, ns, without ramp, probe pairs and drain; the inverse of the throughput. Likewise. */
    public double nanosEach() {
        return operations == 0 ? Double.NaN : (double) nanos / operations;
    }

    /** Processor time that both ends' I/O threads take for a round trip, ns. Likewise. */
    public double cpuNanosEach() {
        return roundTripsOfBoth == 0 ? Double.NaN : (double) cpuNanos / roundTripsOfBoth;
    }
}
