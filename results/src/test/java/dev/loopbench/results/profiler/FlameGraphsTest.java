package dev.loopbench.results.profiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.loopbench.core.record.EndRecord;
import dev.loopbench.core.record.Failure;
import dev.loopbench.core.record.ForkRecord;
import dev.loopbench.core.server.JvmFacts;
import dev.loopbench.results.simulated.SimulatedPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlameGraphsTest {

    @TempDir
    private Path directory;

    private Path left;
    private FlameGraphs graphs;

    @BeforeEach
    void prepare() throws IOException {
        left = Files.createDirectory(directory.resolve("work"));
        graphs = new FlameGraphs(directory);
    }

    @Test
    void eachEndHasOne() throws IOException {
        jvmLeaves(12, "of the client");
        jvmLeaves(13, "of the server");

        graphs.keep("a-cell", fork(12, 13, null), left);

        assertThat(directory.resolve("a-cell-client.html")).hasContent("of the client");
        assertThat(directory.resolve("a-cell-server.html")).hasContent("of the server");
        assertThat(left).isEmptyDirectory();
    }

    @Test
    void endsInOneJvmHaveOneTogether() throws IOException {
        jvmLeaves(12, "of both");

        graphs.keep("a-cell", fork(12, 12, null), left);

        assertThat(directory.resolve("a-cell-both-ends.html")).hasContent("of both");
    }

    @Test
    void thoseOfAnEarlierAttemptAreReplaced() throws IOException {
        Files.writeString(directory.resolve("a-cell-client.html"), "old");
        jvmLeaves(12, "new");
        jvmLeaves(13, "new");

        graphs.keep("a-cell", fork(12, 13, null), left);

        assertThat(directory.resolve("a-cell-client.html")).hasContent("new");
    }

    @Test
    void anEndWithoutOneIsNamed() throws IOException {
        jvmLeaves(12, "of the client");

        assertThatIOException()
                .isThrownBy(() -> graphs.keep("a-cell", fork(12, 13, null), left))
                .withMessageStartingWith("the profiler left nothing of the server");
    }

    @Test
    void aForkThatFailedHasNoneWhateverItLeft() throws IOException {
        jvmLeaves(12, "of the client");
        jvmLeaves(13, "of the server");

        assertThatIOException()
                .isThrownBy(() -> graphs.keep("a-cell", fork(12, 13, Failure.broken("it broke")), left))
                .withMessage("it broke");
        assertThat(directory.resolve("a-cell-client.html")).doesNotExist();
    }

    private void jvmLeaves(long pid, String graph) throws IOException {
        Files.writeString(left.resolve(pid + ".html"), graph);
    }

    private static ForkRecord fork(long client, long server, @Nullable Failure failure) {
        return new ForkRecord(
                SimulatedPlan.cell("nio-select").spec(),
                0,
                end(client),
                end(server),
                null,
                List.of(),
                List.of(),
                failure);
    }

    private static EndRecord end(long pid) {
        JvmFacts jvm = new JvmFacts(pid, "25.0.3", "a VM", "/opt/jdk", List.of(), 0, List.of());
        return new EndRecord("nio-select", "a selector", Map.of(), Map.of(), jvm, new TreeSet<>(), List.of());
    }
}
