package dev.loopbench.core.benchmark;

import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;

/**
 * How long does a message and its reply take when nothing else is going on? Netperf's TCP_RR.
 *
 * <p><b>Measures</b> the whole round trip of one request at a time, from just before its write to just after the read
 * that brought the reply. <b>Does not measure</b> what happens under load, nor a rate that the client does not choose.
 */
@BenchmarkMode(Mode.AverageTime)
public abstract class RoundTripBenchmark extends LoopbackBenchmark {

    /** Counted round trips of one slice unless told otherwise: 4 to 10 ms where the ends share a core. */
    public static final int SLICE = 250;

    @Param("1")
    public int connections;

    @Param("1")
    public int window;

    @Benchmark
    @OperationsPerInvocation(SLICE)
    public long roundTrip(JmhForkFigures figures) throws IOException {
        return slice(figures);
    }
}
