package dev.loopbench.results.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopbench.results.files.RunDirectory;
import dev.loopbench.results.simulated.ManifoldRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is drawn of a run is the same from either of its documents. */
class RecordedRunTest {

    @TempDir
    private Path base;

    @Test
    void theHistoryOfARunIsWhatItsWholeDocumentSays() throws IOException {
        RunDirectory directory = ManifoldRun.copiedTo(base);
        RecordedRun history = RecordedRun.read(directory);
        Files.delete(directory.historyJson());

        assertThat(history.forks()).anySatisfy(fork -> assertThat(fork.slices()).hasSizeGreaterThan(1));
        assertThat(RecordedRun.read(directory)).isEqualTo(history);
    }

    @Test
    void aSliceOfAnotherLengthIsNotTaken() throws IOException {
        RunDirectory directory = ManifoldRun.copiedTo(base);
        Files.writeString(
                directory.historyJson(),
                Files.readString(directory.historyJson()).replaceFirst(",(true|false)\\]", ",$1,1]"));

        assertThatThrownBy(() -> RecordedRun.read(directory))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("history.json")
                .hasMessageContaining("a slice has seven values");
    }
}
