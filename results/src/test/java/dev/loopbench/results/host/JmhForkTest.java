package dev.loopbench.results.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.core.record.ServerMode;
import dev.loopbench.core.transport.Traffic;
import dev.loopbench.core.transport.Transports;
import dev.loopbench.results.host.ForkHost.ForkAnswer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.CompilerHints;

class JmhForkTest {

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    @Test
    void jmhHasDecidedAboutItsHintsBeforeTwoRunnersCanAskAtOnce() throws Exception {
        Field mode = CompilerHints.class.getDeclaredField("blackholeMode");
        Field select = CompilerHints.class.getDeclaredField("blackholeSelect");
        mode.setAccessible(true);
        select.setAccessible(true);
        mode.set(null, null);
        select.set(null, null);

        fork();

        assertThat(mode.get(null)).isNotNull();
        assertThat(select.get(null)).isNotNull();
    }

    @Test
    void whateverGoesWrongIsAnAnswerForWhichTheDriverNeedNotWait() {
        ForkSpec spec = new ForkSpec(
                "nio-select",
                "nio-select",
                Placement.of("same-core"),
                ServerMode.of("process"),
                Traffic.of(new MessageShape(64, 64), 1, 1),
                250);

        ForkAnswer answer = fork().run(new ForkRequest(
                spec,
                new ForkRequest.Benchmark("NoSuchBenchmark", "nothing"),
                new ForkRequest.Files("here", "b01_none", null),
                new ForkRequest.Times(1, 1, 0),
                "socket",
                "",
                List.of()));

        assertThat(answer.failure()).isEqualTo("no benchmark on the class path is called NoSuchBenchmark.nothing");
        assertThat(log.toString(StandardCharsets.UTF_8)).contains("IllegalStateException", "JmhFork.benchmark");
    }

    private JmhFork fork() {
        return new JmhFork(Transports.load(), new PrintStream(log, true, StandardCharsets.UTF_8));
    }
}
