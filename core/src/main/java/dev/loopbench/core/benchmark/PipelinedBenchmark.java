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
 * How many messages a second get through when the windows are always full? Netperf's TCP_RR with a burst.
 *
 * <p><b>Measures</b> throughput of a closed loop over several connections, from the moment when the windows are full to
 * the start of the drain. <b>Does not measure</b> latency in its own right: it is outstanding ÷ throughput.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public abstract class PipelinedBenchmark extends LoopbackBenchmark {

    /** Counted round trips of one slice unless told otherwise: 50 to 150 ms. */
    public static final int SLICE = 8_192;

    @Param("16")
    public int connections;

    @Param("16")
    public int window;

    @Benchmark
    @OperationsPerInvocation(SLICE)
    public long pipelined(JmhForkFigures figures) throws IOException {
        return slice(figures);
    }
}
