package dev.loopbench.netty;

import dev.loopbench.core.benchmark.ConnectBenchmark;
import org.openjdk.jmh.annotations.Param;

/**
 * How many connections a second can be opened, used for one request, and closed? See {@link ConnectBenchmark}.
 *
 * <p>Run alone with {@code java -cp loopbench.jar org.openjdk.jmh.Main dev.loopbench.netty.Connect}.
 */
public class Connect extends ConnectBenchmark {

    @Param({"netty-nio", "netty-epoll", "netty-io_uring", "netty-kqueue"})
    public String transport;

    @Override
    protected String transport() {
        return transport;
    }
}
