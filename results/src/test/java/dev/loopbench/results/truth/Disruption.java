package dev.loopbench.results.truth;

import dev.loopbench.core.placement.CpuList;
import dev.loopbench.core.placement.ThreadAffinity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/** What we do to a fork on purpose. Each returns when the fork has ended. */
enum Disruption {
    /** A loop on the processor of both ends, from the moment on that the client is there. */
    BUSY_LOOP {
        @Override
        void disturb(RunningFork fork, RunningFork.BoundThread client) {
            CompletableFuture<Void> loop = CompletableFuture.runAsync(
                    () -> {
                        ThreadAffinity.bind(ThreadAffinity.currentThread(), client.cpus());
                        while (fork.process().isAlive()) {
                            Thread.onSpinWait();
                        }
                    },
                    body -> new Thread(body, "busy-loop").start());
            loop.join();
        }
    },
    /** The client's I/O thread is taken to another processor, once. */
    MIGRATION {
        @Override
        void disturb(RunningFork fork, RunningFork.BoundThread client) throws IOException, InterruptedException {
            fork.runFor(BETWEEN_MILLIS);
            if (fork.process().isAlive()) {
                ThreadAffinity.bind(client.tid(), others(client.cpus()));
            }
            fork.process().onExit().join();
        }
    },
    /** The client's process is stopped for {@value #STOPPED_MILLIS} ms, again and again. */
    STOP {
        @Override
        void disturb(RunningFork fork, RunningFork.BoundThread client) throws IOException, InterruptedException {
            while (fork.process().isAlive()) {
                fork.runFor(BETWEEN_MILLIS);
                signal(fork, "STOP");
                try {
                    fork.runFor(STOPPED_MILLIS);
                } finally {
                    signal(fork, "CONT");
                }
            }
        }
    };

    private static final long STOPPED_MILLIS = 200;
    private static final long BETWEEN_MILLIS = 300;

    /** @param client its I/O thread, bound to one processor */
    abstract void disturb(RunningFork fork, RunningFork.BoundThread client) throws IOException, InterruptedException;

    private static void signal(RunningFork fork, String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(fork.process().pid()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    /** Where this process may run, and a thread is not bound to. */
    private static SortedSet<Integer> others(SortedSet<Integer> cpus) throws IOException {
        String allowed = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("Cpus_allowed_list:"))
                .map(line -> line.substring("Cpus_allowed_list:".length()))
                .findFirst()
                .orElseThrow();
        SortedSet<Integer> others = new TreeSet<>(CpuList.parse(allowed));
        others.removeAll(cpus);
        return others;
    }
}
