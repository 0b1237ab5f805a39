package dev.loopbench.core.measurement;

import dev.loopbench.core.cost.ThreadMeter;
import dev.loopbench.core.cost.ThreadUsage;
import dev.loopbench.core.ends.ForkEnds.EndProcess;
import dev.loopbench.core.placement.IoThreads.IoThread;
import dev.loopbench.core.record.EndRecord.ThreadRecord;
import dev.loopbench.core.record.EndUsage;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads the charges of all I/O threads of one end, and remembers where each was seen. */
final class EndMeters implements Closeable {

    private final List<Metered> threads = new ArrayList<>();
    private final List<Metered> ended = new ArrayList<>();
    private final Set<IoThread> met = new HashSet<>();

    /** @param end its process is this one or another of the same user */
    EndMeters(EndProcess end) throws IOException {
        meet(end);
    }

    /**
     * Takes in the threads that have come since: a server may start more while it is measured. What they were charged before
     * counts for no interval.
     *
     * @param end the same end
     */
    void meet(EndProcess end) throws IOException {
        for (IoThread thread : end.ioThreads()) {
            if (met.add(thread)) {
                threads.add(new Metered(end.pid(), thread, new ThreadMeter(end.pid(), thread.tid())));
            }
        }
    }

    /** Starts an interval. */
    void start() throws IOException {
        for (int i = threads.size() - 1; i >= 0; i--) {
            Metered thread = threads.get(i);
            try {
                thread.before = thread.meter.read();
            } catch (IOException e) {
                // A carrier of virtual threads ends when it has had nothing to do for half a minute.
                if (thread.isAlive()) {
                    throw e;
                }
                thread.meter.close();
                threads.remove(i);
                ended.add(thread);
            }
        }
    }

    /**
     * Ends the interval.
     *
     * @param counts whether it counts where the threads were: not while they are moved about to warm up
     * @return the charges since {@link #start}
     */
    EndUsage stop(boolean counts) throws IOException {
        ThreadUsage sum = ThreadUsage.NONE;
        SortedSet<Integer> cpus = new TreeSet<>();
        for (Metered thread : threads) {
            ThreadUsage usage = thread.meter.read().since(thread.before);
            // One that slept throughout is named by the kernel where it last ran, which may be before it was pinned.
            if (usage.cpuNanos() > 0) {
                if (counts) {
                    thread.seen.merge(usage.cpu(), 1, Integer::sum);
                }
                cpus.add(usage.cpu());
            }
            sum = sum.plus(usage);
        }
        return new EndUsage(
                sum.cpuNanos(),
                sum.waitNanos(),
                sum.voluntarySwitches(),
                sum.forcedSwitches(),
                sum.userTicks(),
                sum.systemTicks(),
                sum.calls(),
                cpus);
    }

    List<ThreadRecord> records() {
        return Stream.concat(threads.stream(), ended.stream())
                .map(thread -> new ThreadRecord(thread.thread.name(), thread.thread.tid(), thread.seen))
                .toList();
    }

    @Override
    public void close() throws IOException {
        for (Metered thread : threads) {
            thread.meter.close();
        }
    }

    private static final class Metered {
        private final Path task;
        private final IoThread thread;
        private final ThreadMeter meter;
        private final SortedMap<Integer, Integer> seen = new TreeMap<>();
        private ThreadUsage before = ThreadUsage.NONE;

        Metered(long pid, IoThread thread, ThreadMeter meter) {
            task = Path.of("/proc", Long.toString(pid), "task", Integer.toString(thread.tid()));
            this.thread = thread;
            this.meter = meter;
        }

        boolean isAlive() {
            return Files.exists(task);
        }
    }
}
