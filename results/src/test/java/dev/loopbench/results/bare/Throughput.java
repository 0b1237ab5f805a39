package dev.loopbench.results.bare;

import dev.loopbench.core.record.EndUsage;
import dev.loopbench.core.record.SliceRecord;
import java.util.List;
import java.util.function.Function;

/**
 * What one pipelined fork showed.
 *
 * @param perSecond round trips a second: the median over its slices
 * @param clientBusy processor time of the client's I/O threads ÷ wall time
 * @param serverBusy the same of the server
 */
record Throughput(double perSecond, double clientBusy, double serverBusy) {

    static final double NANOS_PER_SECOND = 1e9;

    /** Of the suite. */
    static Throughput of(List<SliceRecord> slices) {
        return new Throughput(
                Median.of(slices.stream()
                        .mapToDouble(slice -> slice.trips().count()
                                * NANOS_PER_SECOND
                                / slice.trips().nanos())),
                busy(slices, SliceRecord::client),
                busy(slices, SliceRecord::server));
    }

    private static double busy(List<SliceRecord> slices, Function<SliceRecord, EndUsage> end) {
        double cpu =
                slices.stream().mapToLong(slice -> end.apply(slice).cpuNanos()).sum();
        return cpu / slices.stream().mapToLong(SliceRecord::elapsedNanos).sum();
    }
}
