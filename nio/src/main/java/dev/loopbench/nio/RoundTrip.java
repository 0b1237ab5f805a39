package dev.loopbench.nio;

import dev.loopbench.core.benchmark.RoundTripBenchmark;
import org.openjdk.jmh.annotations.Param;

/**
 * How long does one message and its reply take? See {@link RoundTripBenchmark}.
 *
 * <p>Run alone with {@code java -cp loopbench.jar org.openjdk.jmh.Main dev.loopbench.nio.RoundTrip}.
 */
public class RoundTrip extends RoundTripBenchmark {

    @Param({"nio-select", "nio-spin", "nio-async"})
    public String transport;

    @Override
    protected String transport() {
        return transport;
    }
}
