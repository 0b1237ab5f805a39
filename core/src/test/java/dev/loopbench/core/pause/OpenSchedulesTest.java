package dev.loopbench.core.pause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.loopbench.core.placement.ThreadAffinity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What cannot be watched leaves no file open. */
@EnabledOnOs(OS.LINUX)
class OpenSchedulesTest {

    private static final long SELF = ProcessHandle.current().pid();

    /** Above the greatest id that the kernel gives. */
    private static final long NOBODY = 5_000_000;

    private static long openSchedules() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return files.filter(OpenSchedulesTest::isSchedule).count();
        }
    }

    private static boolean isSchedule(Path link) {
        try {
            return Files.readSymbolicLink(link).toString().endsWith("/schedstat");
        } catch (IOException e) {
            // Closed since the listing.
            return false;
        }
    }

    @Test
    void ofHelpersIfTheSecondProcessIsGone() throws IOException {
        long before = openSchedules();

        assertThatIOException().isThrownBy(() -> new HelperThreads(List.of(SELF, NOBODY)));

        assertThat(openSchedules()).isEqualTo(before);
    }

    @Test
    void ofTheClientIfTheServerIsGone() throws IOException {
        SchedulerWatch.Threads client = new SchedulerWatch.Threads(0, SELF, List.of(ThreadAffinity.currentThread()));
        SchedulerWatch.Threads server = new SchedulerWatch.Threads(1, NOBODY, List.of(1));
        long before = openSchedules();

        assertThatIOException().isThrownBy(() -> SchedulerWatch.of(new PauseLog(), client, server));

        assertThat(openSchedules()).isEqualTo(before);
    }

    @Test
    void ofAWatchThatIsClosed() throws IOException {
        SchedulerWatch.Threads self = new SchedulerWatch.Threads(0, SELF, List.of(ThreadAffinity.currentThread()));
        long before = openSchedules();
        try (SchedulerWatch watch = SchedulerWatch.of(new PauseLog(), self, self)) {
            watch.begin(0);
            assertThat(openSchedules()).isGreaterThan(before);
        }

        assertThat(openSchedules()).isEqualTo(before);
    }
}
