package dev.loopbench.nio;

import dev.loopbench.core.benchmark.StreamBenchmark;
import org.openjdk.jmh.annotations.Param;

/**
 * How many bytes a second get through? See {@link StreamBenchmark}.
 *
 * <p>Run alone with {@code java -cp loopbench.jar org.openjdk.jmh.Main dev.loopbench.nio.Stream
 * -p requestBytes=65536 -p responseBytes=0}.
 */
public class Stream extends StreamBenchmark {

    @Param({"nio-select", "nio-spin", "nio-async"})
    public String transport;

    @Override
    protected String transport() {
        return transport;
    }
}
