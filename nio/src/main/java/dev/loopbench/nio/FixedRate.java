package dev.loopbench.nio;

import dev.loopbench.core.benchmark.FixedRateBenchmark;
import org.openjdk.jmh.annotations.Param;

/**
 * How long does a reply take when requests come at a rate of their own? See {@link FixedRateBenchmark}.
 *
 * <p>Run alone with {@code java -cp loopbench.jar org.openjdk.jmh.Main dev.loopbench.nio.FixedRate}.
 */
public class FixedRate extends FixedRateBenchmark {

    @Param({"nio-select", "nio-spin", "nio-async"})
    public String transport;

    @Override
    protected String transport() {
        return transport;
    }
}
