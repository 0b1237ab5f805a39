package dev.loopbench.core.pause;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafepointLogTest {

    private static final String OLD =
            "[1196848858258ns] Safepoint \"GenCollectFull\", Time since last: 185389131 ns, Reaching safepoint: 194750"
                    + " ns, Cleanup: 80622 ns, At safepoint: 44002799 ns, Total: 44278171 ns\n";
    private static final String NEW =
            "[1199992143923ns] Safepoint \"SerialGCCollect\", Time since last: 2519783189 ns, Reaching safepoint: 3887"
                    + " ns, At safepoint: 20032546 ns, Leaving safepoint: 4027 ns, Total: 20040460 ns, Threads: 0"
                    + " runnable, 10 total\n";

    @TempDir
    private Path directory;

    @Test
    void linesOfOldAndNewJvmsAreRead() {
        assertThat(SafepointLog.parse("[1ns] something else\n" + OLD + NEW))
                .containsExactly(
                        new ProcessPause(1196848858258L - 44278171, 1196848858258L, "GenCollectFull"),
                        new ProcessPause(1199992143923L - 20040460, 1199992143923L, "SerialGCCollect"));
    }

    @Test
    void onlyWholeLinesThatWereNotReadYetAreTold() throws IOException {
        SafepointLog log = SafepointLog.of(SafepointLog.option(directory), 42);
        assertThat(log.read()).isEmpty();
        Path file = directory.resolve("safepoints-42.log");
        Files.writeString(file, OLD + NEW.substring(0, 60));
        assertThat(log.read()).hasSize(1);
        Files.writeString(file, OLD + NEW);
        assertThat(log.read()).extracting(ProcessPause::cause).containsExactly("SerialGCCollect");
        assertThat(log.read()).isEmpty();
    }

    /** On the JVM of this test: its own log has the collection that it asked for, by the clock of System.nanoTime(). */
    @Test
    void aJvmWritesDownWhatItWasToldToByItsClock() throws IOException, InterruptedException {
        Path kept = Files.createDirectory(directory.resolve("a: b"));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        SafepointLog.option(kept),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Collecting.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String[] said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .strip()
                .split(" ", -1);
        process.waitFor();

        ProcessPause asked = new ProcessPause(Long.parseLong(said[0]), Long.parseLong(said[1]), "asked");
        List<ProcessPause> logged =
                SafepointLog.of(SafepointLog.option(kept), process.pid()).read();
        assertThat(logged).anySatisfy(pause -> {
            assertThat(pause.startNanos()).isGreaterThanOrEqualTo(asked.startNanos());
            assertThat(pause.endNanos()).isLessThanOrEqualTo(asked.endNanos());
        });
    }

    /** Collects once, and says when. */
    static final class Collecting {

        private Collecting() {}

        @SuppressWarnings("DoNotCall") // it is what is tested
        public static void main(String[] arguments) {
            long start = System.nanoTime();
            System.gc();
            System.out.println(start + " " + System.nanoTime());
        }
    }
}
