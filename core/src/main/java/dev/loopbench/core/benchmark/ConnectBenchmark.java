package dev.loopbench.core.benchmark;

import dev.loopbench.core.session.ConnectionUse;
import dev.loopbench.core.transport.Traffic;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;

/**
 * How many connections a second can be opened, used for one request, and closed? Netperf's TCP_CRR.
 *
 * <p><b>Measures</b> the rate of whole cycles, so many at a time, and how long they take to connect, for request and response,
 * and to close. <b>Does not measure</b> how fast many connections can be opened at once.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public abstract class ConnectBenchmark extends LoopbackBenchmark {

    /** Counted cycles of one slice unless told otherwise: 5 to 10 ms where the ends share a core. */
    public static final int SLICE = 100;

    @Param("1")
    public int connections;

    @Benchmark
    @OperationsPerInvocation(SLICE)
    public long connect(JmhForkFigures figures) throws IOException {
        return slice(figures);
    }

    @Override
    protected final Traffic usual() {
        return super.usual().using(ConnectionUse.PER_REQUEST);
    }
}
