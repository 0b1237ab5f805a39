package dev.loopbench.core.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompilerClockTest {

    @TempDir
    private Path client;

    @TempDir
    private Path server;

    @Test
    void sumsTheCompilersOfAllProcessesAndNobodyElse() throws IOException {
        thread(client, 1, "main", 1_000);
        thread(client, 2, "C2 CompilerThre", 200);
        thread(client, 3, "C1 CompilerThre", 30);
        thread(server, 4, "C2 CompilerThre", 4);
        thread(server, 5, "VM Thread", 50_000);

        try (CompilerClock clock = CompilerClock.in(List.of(client, server))) {
            assertThat(clock.nanos()).isEqualTo(234);
            thread(server, 4, "C2 CompilerThre", 9_223_372_036L);
            assertThat(clock.nanos()).isEqualTo(9_223_372_266L);
        }
    }

    @Test
    void takesInThoseThatHaveComeAndKeepsWhatThoseUsedThatHaveEnded() throws IOException {
        thread(client, 2, "C2 CompilerThre", 200);
        try (CompilerClock clock = CompilerClock.in(List.of(client))) {
            assertThat(clock.nanos()).isEqualTo(200);
            thread(client, 7, "C2 CompilerThre", 10);
            Files.delete(client.resolve("2/comm"));
            Files.delete(client.resolve("2/schedstat"));
            Files.delete(client.resolve("2"));

            clock.list();

            assertThat(clock.nanos()).isEqualTo(210);
        }
    }

    @Test
    void aProgramHasNoCompilers() throws IOException {
        thread(client, 1, "floor", 1_000);
        try (CompilerClock clock = CompilerClock.in(List.of(client))) {
            assertThat(clock.nanos()).isZero();
        }
    }

    @Test
    void readsWhatTheKernelSaysOfThisProcess() throws IOException {
        long pid = ProcessHandle.current().pid();
        long before = new JvmThreadMeter(pid).read().compilerNanos();
        try (CompilerClock clock = CompilerClock.of(List.of(pid, pid))) {
            long between = clock.nanos();
            assertThat(between).isBetween(before, new JvmThreadMeter(pid).read().compilerNanos());
        }
    }

    @Test
    void aProcessThatIsGoneIsTold() {
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> CompilerClock.in(List.of(client.resolve("gone"))));
    }

    private static void thread(Path process, int tid, String name, long nanos) throws IOException {
        Path task = Files.createDirectories(process.resolve(Integer.toString(tid)));
        Files.writeString(task.resolve("comm"), name + "\n");
        Files.writeString(task.resolve("schedstat"), nanos + " 77 8\n");
    }
}
