package dev.loopbench.core.benchmark;

import dev.loopbench.core.pacing.Pace;
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
 * How long does a reply take to whom it matters, when requests come at a rate of their own? wrk2's question.
 *
 * <p><b>Measures</b> at a rate that the client keeps whatever the server does, response time from the moment when each
 * request was meant to leave, service time from the moment when it did, and by how much the client itself was late.
 * <b>Does not measure</b> what the server could do at most.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public abstract class FixedRateBenchmark extends LoopbackBenchmark {

    /** Requests a second unless told otherwise. */
    public static final int RATE = 1000;

    /** Counted requests of one slice at {@link #RATE} unless told otherwise: 100 ms. */
    public static final int SLICE = RATE / 10;

    @Param("1")
    public int connections;

    @Param("1")
    public int window;

    /** Requests a second on all connections together. */
    @Param("" + RATE)
    public int rate;

    /** How they follow each other; see {@link Pace.Arrivals}. */
    @Param("constant")
    public String arrivals;

    @Benchmark
    @OperationsPerInvocation(SLICE)
    public long fixedRate(JmhForkFigures figures) throws IOException {
        return slice(figures);
    }

    @Override
    protected final Traffic usual() {
        return super.usual().at(Pace.of(RATE, Pace.Arrivals.CONSTANT));
    }
}
