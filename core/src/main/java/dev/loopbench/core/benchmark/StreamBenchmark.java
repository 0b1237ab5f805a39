package dev.loopbench.core.benchmark;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;

/**
 * How many bytes a second get through in one direction, or in both? Netperf's TCP_STREAM and TCP_MAERTS, but that every
 * chunk is acknowledged by the other end's program: a request with the chunk and a response of a header alone, or the
 * other way round.
 *
 * <p><b>Measures</b> chunks that were acknowledged, from the moment when the window is full to the start of the drain.
 * <b>Does not measure</b> the latency of a chunk in its own right: it is outstanding ÷ rate.
 *
 * <p>A chunk is as large as {@link #requestBytes} or {@link #responseBytes} says; the other is 0 for one direction.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public abstract class StreamBenchmark extends LoopbackBenchmark {

    /** Counted chunks of one slice unless told otherwise: 20 to 50 ms of 64 KiB. */
    public static final int SLICE = 1024;

    @Param("1")
    public int connections;

    @Param("16")
    public int window;

    @Benchmark
    @OperationsPerInvocation(SLICE)
    public long stream(JmhForkFigures figures) throws IOException {
        return slice(figures);
    }
}
