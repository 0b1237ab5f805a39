package dev.loopbench.core.pause;

import dev.loopbench.core.cost.ProcessClock;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Sees pauses at both ends that no thread could see itself: what the scheduler had ready threads wait for, and whether a process was
 * stopped. It is asked when a request has been answered and the next is not due yet, so that it is in nobody's way.
 *
 * <p>Waiting for a thread of the measured processes, such as a compiler's, is no pause of the platform. Safe for use by several
 * threads.
 */
public final class SchedulerWatch implements Closeable {

    /** I/O threads of an end that can be watched: more take longer to ask than there is time. */
    public static final int MOST_THREADS = 4;

    /** A request that takes longer makes it ask whether a process was stopped, ns. */
    private static final long LEAST_STOP_NANOS = 1_000_000;

    /** Shorter waits are those of every wake-up, ns. */
    public static final long LEAST_WAIT_NANOS = 10_000;

    private static final int HALF = 2;

    private final PauseLog log;
    private final EndWatch client;
    private final EndWatch server;
    private final HelperThreads helpers;
    private final Consumer<SchedulerSample> samples;
    private final List<ProcessClock> processes = new ArrayList<>();
    private long processNanos;
    private long lastAt;

    /** Whether the helpers were read at the last reading, too. */
    private boolean hasHelpersOfLast;

    /** An end: where it is held, and which threads of which process do its I/O. */
    public record Threads(int cpu, long pid, List<Integer> tids) {
        public Threads {
            tids = List.copyOf(tids);
        }

        boolean canBeWatched() {
            return !tids.isEmpty() && tids.size() <= MOST_THREADS;
        }
    }

    private SchedulerWatch(
            PauseLog log,
            EndWatch client,
            EndWatch server,
            SortedSet<Long> pids,
            HelperThreads helpers,
            Consumer<SchedulerSample> samples) {
        this.log = log;
        this.helpers = helpers;
        this.samples = samples;
        this.client = client;
        this.server = server;
        pids.forEach(pid -> processes.add(new ProcessClock(pid)));
    }

    /** Whether ends have few enough threads. */
    public static boolean canWatch(Threads client, Threads server) {
        return client.canBeWatched() && server.canBeWatched();
    }

    /**
     * Watches two ends.
     *
     * @param log takes the pauses
     * @throws IOException when a thread is gone, or the kernel does not account for them
     */
    public static SchedulerWatch of(PauseLog log, Threads client, Threads server) throws IOException {
        return of(log, client, server, sample -> {}, false);
    }

    /**
     * The same.
     *
     * @param samples takes every reading, in the client's idle time
     */
    public static SchedulerWatch of(PauseLog log, Threads client, Threads server, Consumer<SchedulerSample> samples)
            throws IOException {
        return of(log, client, server, samples, true);
    }

    private static SchedulerWatch of(
            PauseLog log, Threads client, Threads server, Consumer<SchedulerSample> samples, boolean countsMoves)
            throws IOException {
        SortedSet<Long> pids = new TreeSet<>(List.of(client.pid(), server.pid()));
        EndWatch first = new EndWatch(PausedEnd.CLIENT, client, countsMoves);
        try {
            EndWatch second = new EndWatch(PausedEnd.SERVER, server, countsMoves);
            try {
                HelperThreads helpers = new HelperThreads(pids);
                helpers.except(client.tids());
                helpers.except(server.tids());
                return new SchedulerWatch(log, first, second, pids, helpers, samples);
            } catch (IOException | RuntimeException e) {
                second.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            first.close();
            throw e;
        }
    }

    /** Begins a slice: what was before is of no interest. */
    synchronized void begin(long now) {
        lastAt = now;
        client.begin(now);
        server.begin(now);
        beginHelpers();
        processNanos = allProcesses();
    }

    private void beginHelpers() {
        try {
            helpers.refresh();
        } catch (IOException e) {
            // An end that is gone breaks the fork where it is used.
            hasHelpersOfLast = false;
            return;
        }
        helpers.read();
        hasHelpersOfLast = true;
    }

    /**
     * Looks what has happened since the last call.
     *
     * @param now of the clock
     * @param seenNanos how much of the client's waiting was seen otherwise in that time
     * @param longest service time of a request in that time, ns
     */
    synchronized void sample(long now, long seenNanos, long longest) {
        long since = lastAt;
        lastAt = now;
        client.read();
        server.read();
        long all = allProcesses();
        long others = all - processNanos - client.ranNanos() - server.ranNanos();
        processNanos = all;
        HelperThreads.Work work = work(others);
        SchedulerSample sample = new SchedulerSample(
                since, now, client.wait(work, others, since, now), server.wait(work, others, since, now));
        waited(client, sample.client(), seenNanos, since, now);
        waited(server, sample.server(), 0, since, now);
        samples.accept(sample);
        if (longest >= LEAST_STOP_NANOS) {
            stopped(client, now, longest);
            stopped(server, now, longest);
        }
    }

    /** Reads how often threads were moved, unless it did so a moment ago. That takes longer than a reading. */
    synchronized void refreshMoves(long now) {
        client.refreshMoves(now);
        server.refreshMoves(now);
    }

    /**
     * The work of the helpers since the last reading. To read them all takes longer than there is time for, unless a request was held
     * up anyway, so what is read may be of a longer time.
     *
     * @param others how long all threads but the watched ones ran since then, ns
     */
    private HelperThreads.Work work(long others) {
        boolean isOfLonger = !hasHelpersOfLast;
        hasHelpersOfLast = mayBeFor(client.waitedNanos(), others) || mayBeFor(server.waitedNanos(), others);
        if (!hasHelpersOfLast) {
            return HelperThreads.Work.NONE;
        }
        HelperThreads.Work work = helpers.read();
        return isOfLonger ? work.within(others) : work;
    }

    private static boolean mayBeFor(long waited, long others) {
        return waited >= LEAST_WAIT_NANOS && HALF * others >= waited;
    }

    private void waited(EndWatch end, SchedulerSample.Wait wait, long seenNanos, long since, long now) {
        long nanos = wait.nanos() - seenNanos;
        if (nanos >= Pause.LEAST_NANOS && HALF * wait.ownNanos() < nanos) {
            log.add(end.pause(PauseKind.RUN_QUEUE_WAIT, since, nanos, now));
        }
    }

    /** It was within the request, which ended at last now. */
    private void stopped(EndWatch end, long now, long longest) {
        if (end.isAwakened()) {
            log.add(end.pause(PauseKind.STOPPED, now - longest, longest, now));
        }
    }

    private long allProcesses() {
        long sum = 0;
        for (int i = 0; i < processes.size(); i++) {
            try {
                sum += processes.get(i).nanos();
            } catch (IOException e) {
                // An end that is gone breaks the fork where it is used.
                return processNanos;
            }
        }
        return sum;
    }

    @Override
    public void close() {
        client.close();
        server.close();
        helpers.close();
    }
}
