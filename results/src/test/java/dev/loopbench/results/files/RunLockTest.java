package dev.loopbench.results.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {

    @TempDir
    private Path base;

    @Test
    void aDirectoryIsForOneAtATime() throws IOException {
        RunDirectory directory = new RunDirectory(base);
        try (RunLock lock = RunLock.take(directory)) {
            assertThat(lock).isNotNull();
            assertThatIOException()
                    .isThrownBy(() -> RunLock.take(directory))
                    .withMessage("another process is measuring in " + base);
        }

        RunLock.take(directory).close();
    }
}
