package dev.loopbench.results.truth;

import com.sun.jna.LastErrorException;
import dev.loopbench.core.placement.CpuList;
import dev.loopbench.core.placement.ThreadAffinity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;

/** What we do to a fork on purpose, from its first turns on. */
enum Disruption {
    /**
     * The client's I/O thread is taken to another processor, again and again: a fork that is still warming up is bound anew with its first
     * turn.
     */
    MIGRATION {
        @Override
        void disturb(RunningFork fork, RunningFork.BoundThread client) throws IOException, InterruptedException {
            SortedSet<Integer> others = others(client.cpus());
            while (fork.process().isAlive()) {
                try {
                    ThreadAffinity.bind(client.tid(), others);
                } catch (LastErrorException e) {
                    // The thread may have ended before its process has.
                    return;
                }
                fork.runFor(MIGRATED_MILLIS);
            }
        }
    },
    /**
     * The client's process is stopped for {@value #STOPPED_MILLIS} ms, again and again, at moments that do not keep
     * step with the turns: one that waits is not harmed, one that has its turn is.
     */
    STOP {
        @Override
        void disturb(RunningFork fork, RunningFork.BoundThread client) throws IOException, InterruptedException {
            Random moments = new Random(1);
            while (fork.process().isAlive()) {
                fork.runFor(moments.nextLong(SHORTEST_MILLIS, LONGEST_MILLIS));
                signal(fork, "STOP");
                try {
                    fork.runFor(STOPPED_MILLIS);
                } finally {
                    signal(fork, "CONT");
                }
            }
        }
    };

    private static final long MIGRATED_MILLIS = 20;
    private static final long STOPPED_MILLIS = 100;
    private static final long SHORTEST_MILLIS = 5;
    private static final long LONGEST_MILLIS = 60;

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
