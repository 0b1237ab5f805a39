package dev.loopbench.blocking;

import dev.loopbench.core.benchmark.FixedRateBenchmark;
import org.openjdk.jmh.annotations.Param;

/**
 * How long does a reply take when requests come at a rate of their own? See {@link FixedRateBenchmark}.
 *
 * <p>Run alone with {@code java -cp loopbench.jar org.openjdk.jmh.Main dev.loopbench.blocking.FixedRate}.
 */
public class FixedRate extends FixedRateBenchmark {

    @Param({"blocking-socket", "blocking-channel", "virtual-thread"})
    public String transport;

    @Override
    protected String transport() {
        return transport;
    }
}
