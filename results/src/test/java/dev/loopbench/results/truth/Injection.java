package dev.loopbench.results.truth;

import dev.loopbench.core.placement.ThreadAffinity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
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

    /**
     * One in a hundred segments over IPv4 is lost, for all in this network namespace: to be run in one of its own, as by
     * {@code unshare --net sh -c 'ip link set lo up; ...'}.
     */
    static Injection losing() throws IOException {
        nft("add table ip injected");
        nft("add chain ip injected out { type filter hook output priority 0 ; }");
        return new Injection() {
            @Override
            public void begin() throws IOException {
                nft("add rule ip injected out meta l4proto tcp numgen random mod 100 == 0 drop");
            }

            @Override
            public void end() throws IOException {
                nft("flush chain ip injected out");
            }

            @Override
            public void close() {
                try {
                    nft("delete table ip injected");
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }

    private static void nft(String command) throws IOException {
        try {
            Process nft =
                    new ProcessBuilder("nft", command).redirectErrorStream(true).start();
            String said = new String(nft.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (nft.waitFor() != 0) {
                throw new IOException("nft " + command + ": " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * A thread is moved to another CPU and back every 10 ms.
     *
     * @param tid of the thread
     * @param own the CPU that it is held on
     * @param other for 5 ms each
     */
    static Injection moving(int tid, int own, int other) {
        return new Injection() {
            private Thread mover = new Thread(() -> {});

            @Override
            public void begin() {
                mover = new Thread(() -> {
                    while (!Thread.currentThread().isInterrupted()) {
                        ThreadAffinity.bind(tid, new TreeSet<>(List.of(other)));
                        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
                        ThreadAffinity.bind(tid, new TreeSet<>(List.of(own)));
                        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
                    }
                });
                mover.start();
            }

            @Override
            public void end() throws InterruptedException {
                mover.interrupt();
                mover.join();
                ThreadAffinity.bind(tid, new TreeSet<>(List.of(own)));
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
