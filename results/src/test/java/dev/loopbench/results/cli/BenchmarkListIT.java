package dev.loopbench.results.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A shaded jar that does not append the modules' lists has the benchmarks of one of them only. */
@Timeout(120)
class BenchmarkListIT {

    @TempDir
    private Path outputs;

    @Test
    void theJarListsTheBenchmarksOfEveryModule() throws Exception {
        Process list =
                BuiltJar.start(outputs, List.of("-cp", BuiltJar.path().toString()), "org.openjdk.jmh.Main", "-l");

        assertThat(BuiltJar.await(list, outputs).out().lines())
                .contains(
                        "dev.loopbench.blocking.Connect.connect",
                        "dev.loopbench.blocking.Pipelined.pipelined",
                        "dev.loopbench.blocking.RoundTrip.roundTrip",
                        "dev.loopbench.blocking.Stream.stream",
                        "dev.loopbench.netty.Connect.connect",
                        "dev.loopbench.netty.Pipelined.pipelined",
                        "dev.loopbench.netty.RoundTrip.roundTrip",
                        "dev.loopbench.netty.Stream.stream",
                        "dev.loopbench.nio.Connect.connect",
                        "dev.loopbench.nio.Pipelined.pipelined",
                        "dev.loopbench.nio.RoundTrip.roundTrip",
                        "dev.loopbench.nio.Stream.stream");
    }

    @Test
    void theJarsCommandLineKnowsTheTransportsOfEveryModule() throws Exception {
        BuiltJar.Ended list = BuiltJar.run(outputs, "list");

        assertThat(list.code()).isZero();
        assertThat(list.out())
                .contains("blocking-socket", "blocking-channel", "virtual-thread")
                .contains("nio-select", "nio-spin", "nio-async")
                .contains("netty-nio", "netty-epoll", "netty-io_uring", "netty-kqueue")
                .contains("floor-blocking", "floor-epoll", "floor-spin")
                .contains(
                        "blocking java.net on Thread (tcp; not unix: java.net.Socket is not over Unix domain sockets)")
                .containsPattern("nio-select +\\S.*\\(tcp, unix\\)");
    }
}
