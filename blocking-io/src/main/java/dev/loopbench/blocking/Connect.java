package dev.loopbench.blocking;

import dev.loopbench.core.benchmark.ConnectBenchmark;
import org.openjdk.jmh.annotations.Param;

/**
 * How many connections a second can be opened, used for one request, and closed? See {@link ConnectBenchmark}.
 *
 * <p>Run alone with {@code java -cp loopbench.jar org.openjdk.jmh.Main dev.loopbench.blocking.Connect}.
 */
public class Connect extends ConnectBenchmark {

    @Param({"blocking-socket", "blocking-channel", "virtual-thread"})
    public String transport;

    @Override
    protected String transport() {
        return transport;
    }
}
