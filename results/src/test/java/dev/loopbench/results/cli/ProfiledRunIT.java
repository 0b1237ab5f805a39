package dev.loopbench.results.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loopbench.results.profiler.Profiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Forks under the profiler leave flame graphs of both ends, and change nothing of the run. */
@Timeout(120)
@Tag("slow")
class ProfiledRunIT {

    @TempDir
    private Path outputs;

    @Test
    void leavesAFlameGraphOfEachEndAndNoFigure() throws Exception {
        Assumptions.assumeThat(Profiler.missing()).isEmpty();
        Path runs = outputs.resolve("runs");

        BuiltJar.Ended ended = run(runs, "nio-select", "1s");

        assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
        assertThat(ended.out()).contains("Profile forks, by async-profiler's event ", "Flame graphs of 1 cell: ");
        List<Path> graphs = graphs(runs);
        assertThat(graphs).hasSize(2);
        assertThat(graphs.get(0).toString()).endsWith("-client.html");
        assertThat(graphs.get(1).toString()).endsWith("-server.html");
        assertThat(FlameGraph.frames(graphs.get(0)))
                .as(ended.out())
                .anyMatch(frame -> frame.startsWith("[client-select-0 "))
                .anyMatch(frame -> frame.equals("dev/loopbench/nio/select/SelectorLoop.run"));
        assertThat(FlameGraph.frames(graphs.get(1)))
                .as(ended.out())
                .anyMatch(frame -> frame.startsWith("[server-select-0 "))
                .anyMatch(frame -> frame.equals("dev/loopbench/nio/select/SelectorLoop.run"));
        JsonNode run =
                new ObjectMapper().readTree(runs.resolve("latest/run.json").toFile());
        assertThat(run.at("/forks")).hasSize(1);
        assertThat(run.at("/status").asText()).isEqualTo("complete");
    }

    @Test
    void withoutAProfilerTheRunIsTheSame() throws Exception {
        Assumptions.assumeThat(Profiler.missing()).isEmpty();
        Path runs = outputs.resolve("runs, of today");

        BuiltJar.Ended ended = run(runs, "blocking-channel", "100ms");

        assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
        assertThat(ended.out()).contains("No flame graphs: the profiler's options cannot name ");
        assertThat(runs.resolve("latest/summary.json")).exists();
    }

    private BuiltJar.Ended run(Path runs, String transport, String measure) throws Exception {
        return BuiltJar.run(
                outputs,
                "run",
                "--transports=" + transport,
                "--workloads=round-trip",
                "--placements=same-core",
                "--blocks=1",
                "--warmup=100ms",
                "--measure=" + measure,
                "--profile-forks",
                "--output=" + runs);
    }

    private static List<Path> graphs(Path runs) throws IOException {
        try (Stream<Path> files = Files.list(runs.resolve("latest/profiles"))) {
            return files.sorted().toList();
        }
    }
}
