package dev.loopbench.core.benchmark;

import dev.loopbench.core.measurement.Fork;
import dev.loopbench.core.measurement.SliceFigures;
import java.io.IOException;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The fork's own figures of an iteration, which JMH prints below its score. In JMH's mode {@code avgt} each is a time for an
 * operation; in {@code thrpt} its inverse, the operations in a second if each took that time.
 *
 * <p>JMH divides the time of an iteration by a count, or the count by the time. So each method answers how many operations would fit
 * into the iteration. Where there are turns, nothing is told: the driver has better figures.
 */
@AuxCounters(AuxCounters.Type.OPERATIONS)
@State(Scope.Thread)
public class JmhForkFigures {

    private static final double MEDIAN = 50;
    private static final double P99 = 99;
    private static final double P999 = 99.9;

    private final SliceFigures slices = new SliceFigures();
    private long began;
    private long ended;

    /** Forgets the iteration before. */
    @Setup(Level.Iteration)
    public void reset() {
        slices.reset();
        began = 0;
        ended = 0;
    }

    long slice(Fork fork) throws IOException {
        long start = System.nanoTime();
        began = began == 0 ? start : began;
        long count = fork.slice(slices);
        ended = System.nanoTime();
        return count;
    }

    /** By wall time from when the ramp was over until the drain began, without probe pairs: the score without them. */
    public double counted() {
        return count(slices.nanosEach());
    }

    /** By processor time of both ends' I/O threads. */
    public double cpu() {
        return count(slices.cpuNanosEach());
    }

    /** By the median. */
    public double p50() {
        return count(slices.percentileNanos(MEDIAN));
    }

    /** By the 99th percentile. */
    public double p99() {
        return count(slices.percentileNanos(P99));
    }

    /** By the 99.9th percentile. */
    public double p999() {
        return count(slices.percentileNanos(P999));
    }

    private double count(double nanosEach) {
        return (ended - began) / nanosEach;
    }
}
