package dev.loopbench.nio;

import dev.loopbench.core.benchmark.PipelinedBenchmark;
import org.openjdk.jmh.annotations.Param;

/**
 * How many messages a second get through with full windows? See {@link PipelinedBenchmark}.
 *
 * <p>Run alone with {@code java -cp loopbench.jar org.openjdk.jmh.Main dev.loopbench.nio.Pipelined}.
 */
public class Pipelined extends PipelinedBenchmark {

    @Param({"nio-select", "nio-spin", "nio-async"})
    public String transport;

    @Override
    protected String transport() {
        return transport;
    }
}
