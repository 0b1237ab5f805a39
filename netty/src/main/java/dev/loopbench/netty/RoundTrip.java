package dev.loopbench.netty;

import dev.loopbench.core.benchmark.RoundTripBenchmark;
import org.openjdk.jmh.annotations.Param;

/**
 * How long does one message and its reply take? See {@link RoundTripBenchmark}.
 *
 * <p>Run alone with {@code java -cp loopbench.jar org.openjdk.jmh.Main dev.loopbench.netty.RoundTrip}.
 */
public class RoundTrip extends RoundTripBenchmark {

    @Param({"netty-nio", "netty-epoll", "netty-io_uring", "netty-kqueue"})
    public String transport;

    @Override
    protected String transport() {
        return transport;
    }
}
