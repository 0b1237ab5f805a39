package dev.loopbench.results.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** One measuring run per machine, whose holder has a name. */
@Timeout(60)
@EnabledOnOs(OS.LINUX)
class MachineLockTest {

    @TempDir
    private Path directory;

    private Path file() {
        return directory.resolve("lock");
    }

    @Test
    void isHeldByOneAtATimeWhoIsNamed() throws Exception {
        try (MachineLock first = MachineLock.at(file());
                MachineLock second = MachineLock.at(file())) {
            assertThat(first.tryTake("process 1 of\nalice")).isTrue();

            assertThat(second.tryTake("process 2 of bob")).isFalse();
            assertThat(second.holder()).contains("process 1 of alice");
        }
    }

    @Test
    void isFreeWhenItsHolderEnds() throws Exception {
        try (MachineLock first = MachineLock.at(file())) {
            assertThat(first.tryTake("process 1")).isTrue();
        }
        try (MachineLock second = MachineLock.at(file())) {
            assertThat(second.tryTake("process 2")).isTrue();
            assertThat(second.holder()).contains("process 2");
        }
    }

    @Test
    void whatAKilledRunLeftIsNoLock() throws Exception {
        Files.writeString(file(), "process 4194304 of nobody\n");

        try (MachineLock lock = MachineLock.at(file())) {
            assertThat(lock.tryTake("process 1")).isTrue();
        }
    }

    @Test
    void anybodyMayOpenWhatItMakes() throws Exception {
        try (MachineLock lock = MachineLock.at(file())) {
            assertThat(lock.isKnown()).isTrue();
            assertThat(Files.getPosixFilePermissions(file())).hasSize(6);
        }
    }

    @Test
    void aLinkInItsPlaceIsNotFollowed() throws Exception {
        Path target = Files.writeString(directory.resolve("target"), "precious");
        Files.createSymbolicLink(file(), target);

        assertThatThrownBy(() -> MachineLock.at(file())).isInstanceOf(IOException.class);
        assertThat(target).hasContent("precious");
    }
}
