package dev.loopbench.blocking;

import dev.loopbench.core.benchmark.StreamBenchmark;
import org.openjdk.jmh.annotations.Param;

/**
 * How many bytes a second get through? See {@link StreamBenchmark}.
 *
 * <p>Run alone with {@code java -cp loopbench.jar org.openjdk.jmh.Main dev.loopbench.blocking.Stream
 * -p requestBytes=65536 -p responseBytes=0}.
 */
public class Stream extends StreamBenchmark {

    @Param({"blocking-socket", "blocking-channel", "virtual-thread"})
    public String transport;

    @Override
    protected String transport() {
        return transport;
    }
}
