package dev.loopbench.results.truth;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What is done to the ends of a fork in some of its turns, on purpose. */
interface Injection extends AutoCloseable {

    /** Before a turn that is to be disturbed. */
    void begin() throws IOException, InterruptedException;

    /** After it. */
    void end() throws IOException, InterruptedException;

    @Override
    default void close() {}

    /** Nothing. */
    static Injection none() {
        return new Injection() {
            @Override
            public void begin() {}

            @Override
            public void end() {}
        };
    }

    /** Some 30 ms after the beginning of the turn the process is stopped for 50 ms. */
    static Injection stopping(long pid) {
        return new Injection() {
            @Override
            public void begin() throws IOException {
                new ProcessBuilder("sh", "-c", "sleep 0.03; kill -STOP " + pid + "; sleep 0.05; kill -CONT " + pid)
                        .start();
            }

            @Override
            public void end() {}
        };
    }

    /**
     * A real-time thread of another process takes the processor now and then.
     *
     * @param busyMicros for how long each time
     * @param periodMillis from one time to the next
     */
    static Injection rival(int cpu, long busyMicros, long periodMillis) throws IOException {
        Process rival = new ProcessBuilder(List.of(
                        "taskset",
                        "-c",
                        Integer.toString(cpu),
                        "chrt",
                        "-f",
                        "10",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Rival.class.getName(),
                        Long.toString(busyMicros),
                        Long.toString(periodMillis)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (rival.getInputStream().read() < 0) {
            throw new IOException("a real-time thread is not allowed here");
        }
        signal(rival.pid(), "STOP");
        return new Injection() {
            @Override
            public void begin() throws IOException {
                signal(rival.pid(), "CONT");
            }

            @Override
            public void end() throws IOException {
                signal(rival.pid(), "STOP");
            }

            @Override
            public void close() {
                rival.destroyForcibly();
            }
        };
    }

    private static void signal(long pid, String name) throws IOException {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The process of the real-time thread. */
    final class Rival {

        private Rival() {}

        public static void main(String[] arguments) {
            long busy = TimeUnit.MICROSECONDS.toNanos(Long.parseLong(arguments[0]));
            long period = TimeUnit.MILLISECONDS.toNanos(Long.parseLong(arguments[1]));
            System.out.println("ready");
            long next = System.nanoTime();
            while (true) {
                next = Math.max(next + period, System.nanoTime());
                for (long left = next - System.nanoTime(); left > 0; left = next - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                long end = System.nanoTime() + busy;
                while (System.nanoTime() < end) {
                    Thread.onSpinWait();
                }
            }
        }
    }
}
