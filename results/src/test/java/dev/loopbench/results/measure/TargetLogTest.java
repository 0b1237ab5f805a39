package dev.loopbench.results.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopbench.service.client.Latencies;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetLogTest {

    @TempDir
    private Path directory;

    private static List<Latencies> blocks() {
        Latencies latencies = new Latencies();
        latencies.open(0, 5, 10, 1_000);
        return List.of(latencies, new Latencies());
    }

    @Test
    void timesComeBack() throws IOException {
        Path file = directory.resolve("A.hlog");
        TargetLog.write(file, blocks());

        TargetLog log = TargetLog.read(file);

        assertThat(log.isEmpty()).isFalse();
        assertThat(log.response().getMaxValue()).isEqualTo(1_000);
        assertThat(log.service().getMaxValue()).isEqualTo(990);
    }

    @Test
    void aFullDiskIsAFailure() {
        Path full = Path.of("/dev/full");

        assertThatThrownBy(() -> TargetLog.write(full, blocks()))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot write /dev/full: the disk may be full");
    }

    @Test
    void anUnmeasuredTargetHasAnEmptyLog() throws IOException {
        Path file = directory.resolve("A.hlog");
        TargetLog.write(file, List.of(new Latencies()));

        assertThat(TargetLog.read(file).isEmpty()).isTrue();
    }
}
