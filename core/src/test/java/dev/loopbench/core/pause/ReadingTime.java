package dev.loopbench.core.pause;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** How long a {@link SchedulerWatch} takes to look at two ends with one I/O thread each: a program, not a test. */
final class ReadingTime {

    private static final int READINGS = 200_000;
    private static final int ROUNDS = 4;

    private ReadingTime() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length > 0) {
            // The other end: it waits until this one is gone.
            while (System.in.read() >= 0) {}
            return;
        }
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ReadingTime.class.getName(),
                        "other end")
                .start();
        int own = Integer.parseInt(Files.readSymbolicLink(Path.of("/proc/thread-self"))
                .getFileName()
                .toString());
        try (SchedulerWatch watch = SchedulerWatch.of(
                new PauseLog(),
                new SchedulerWatch.Threads(0, ProcessHandle.current().pid(), List.of(own)),
                new SchedulerWatch.Threads(1, other.pid(), List.of((int) other.pid())))) {
            watch.begin(System.nanoTime());
            for (int round = 1; round <= ROUNDS; round++) {
                long[] nanos = new long[READINGS];
                for (int i = 0; i < READINGS; i++) {
                    long start = System.nanoTime();
                    watch.sample(start, 0, 1);
                    nanos[i] = System.nanoTime() - start;
                }
                Arrays.sort(nanos);
                System.out.printf(
                        "%d readings: median %d ns, 99th percentile %d ns%n",
                        READINGS, nanos[READINGS / 2], nanos[READINGS / 100 * 99]);
            }
        } finally {
            other.destroyForcibly();
        }
    }
}
