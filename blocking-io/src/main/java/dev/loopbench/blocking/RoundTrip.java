package dev.loopbench.blocking;

import dev.loopbench.core.benchmark.RoundTripBenchmark;
import org.openjdk.jmh.annotations.Param;

/**
 * How long does one message and its reply take? See {@link RoundTripBenchmark}.
 *
 * <p>Run alone with {@code java -cp loopbench.jar org.openjdk.jmh.Main dev.loopbench.blocking.RoundTrip}.
 */
public class RoundTrip extends RoundTripBenchmark {

    @Param({"blocking-socket", "blocking-channel", "virtual-thread"})
    public String transport;

    @Override
    protected String transport() {
        return transport;
    }
}
