package dev.loopbench.netty;

import dev.loopbench.core.benchmark.FixedRateBenchmark;
import org.openjdk.jmh.annotations.Param;

/**
 * How long does a reply take when requests come at a rate of their own? See {@link FixedRateBenchmark}.
 *
 * <p>Run alone with {@code java -cp loopbench.jar org.openjdk.jmh.Main dev.loopbench.netty.FixedRate}.
 */
public class FixedRate extends FixedRateBenchmark {

    @Param({"netty-nio", "netty-epoll", "netty-io_uring", "netty-kqueue"})
    public String transport;

    @Override
    protected String transport() {
        return transport;
    }
}
