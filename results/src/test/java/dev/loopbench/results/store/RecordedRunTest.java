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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource({
        "',$1,1]', a slice has seven values",
        "']', not numeric",
    })
    void aSliceOfAnotherLengthIsNotTaken(String instead, String said) throws IOException {
        RunDirectory directory = ManifoldRun.copiedTo(base);
        String end = instead.contains("$") ? ",(true|false)\\]" : ",[0-9]+,[0-9]+,(true|false)\\]";
        Files.writeString(
                directory.historyJson(),
                Files.readString(directory.historyJson()).replaceFirst(end, instead));

        assertThatThrownBy(() -> RecordedRun.read(directory))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("history.json")
                .hasMessageContaining(said);
    }
}
