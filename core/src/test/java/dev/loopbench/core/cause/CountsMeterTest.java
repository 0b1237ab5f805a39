package dev.loopbench.core.cause;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.core.pause.PausedEnd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class CountsMeterTest {

    private static final long PID = ProcessHandle.current().pid();

    /** A JVM always has more than three. */
    private static List<Integer> threads() throws IOException {
        try (Stream<Path> tasks = Files.list(Path.of("/proc/self/task"))) {
            return tasks.map(task -> Integer.valueOf(task.getFileName().toString()))
                    .limit(3)
                    .toList();
        }
    }

    private static long openFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return files.filter(CountsMeterTest::isOfThreads).count();
        }
    }

    private static boolean isOfThreads(Path link) {
        try {
            String target = Files.readSymbolicLink(link).toString();
            return target.endsWith("/stat") || target.endsWith("/sched");
        } catch (IOException e) {
            // Closed since the listing.
            return false;
        }
    }

    @Test
    void threadsBeyondTheRoomAreCountedOnceAndTakeNoDescriptor() throws IOException {
        long before = openFiles();
        try (CountsMeter meter = new CountsMeter(List.of(PID), 2)) {
            meter.meet(PausedEnd.CLIENT, PID, threads());
            meter.meet(PausedEnd.CLIENT, PID, threads());

            assertThat(meter.unasked()).isEqualTo(1);
            assertThat(openFiles() - before).isBetween(2L, 4L);
            assertThat(meter.read().minorFaults()).isNotNegative();
        }
        assertThat(openFiles()).isEqualTo(before);
    }

    @Test
    void withRoomForAllNoneIsMissing() throws IOException {
        try (CountsMeter meter = new CountsMeter(List.of(PID))) {
            meter.meet(PausedEnd.CLIENT, PID, threads());

            assertThat(meter.unasked()).isZero();
        }
    }
}
