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
    private final long leastAskedNanos;
    private final List<ProcessClock> processes = new ArrayList<>();
    private final List<Undecided> undecided = new ArrayList<>();
    private long processNanos;
    private long lastAt;

    /** An end: where it is held, and which threads of which process do its I/O. */
    public record Threads(int cpu, long pid, List<Integer> tids) {
        public Threads {
            tids = List.copyOf(tids);
        }

        boolean canBeWatched() {
            return !tids.isEmpty() && tids.size() <= MOST_THREADS;
        }
    }

    /**
     * The answers that the client has had since the last reading.
     *
     * @param count answers, at least 1
     * @param longestNanos service time of the slowest request, ns
     * @param slowSince when the first request left that took as long as a pause or longer; {@link GeneratorWatch#NEVER} if none did
     * @param seenNanos how much of the client's waiting was seen otherwise, ns
     */
    record Answers(long count, long longestNanos, long slowSince, long seenNanos) {

        private boolean isSlow() {
            return slowSince != GeneratorWatch.NEVER;
        }
    }

    /** A reading that found work of the helpers, of which nobody knows yet on which CPU it was. */
    private record Undecided(
            long since,
            long now,
            Answers answers,
            EndWatch.Undecided client,
            EndWatch.Undecided server,
            long clientSurplus,
            long serverSurplus) {}

    private SchedulerWatch(
            PauseLog log,
            EndWatch client,
            EndWatch server,
            SortedSet<Long> pids,
            HelperThreads helpers,
            Consumer<SchedulerSample> samples,
            boolean countsMoves) {
        // Who only wants pauses need not know whom shorter waits were for.
        leastAskedNanos = countsMoves ? LEAST_WAIT_NANOS : Pause.LEAST_NANOS;
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
                return new SchedulerWatch(log, first, second, pids, helpers, samples, countsMoves);
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
        undecided.clear();
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
            return;
        }
        helpers.read();
    }

    /**
     * Looks what has happened since the last call, with all the time that it takes.
     *
     * @param now of the clock
     * @param seenNanos how much of the client's waiting was seen otherwise in that time
     * @param longest service time of a request in that time, ns
     */
    synchronized void sample(long now, long seenNanos, long longest) {
        sample(now, new Answers(1, longest, lastAt, seenNanos));
        end();
    }

    /** The same without reading the helpers, which takes far longer than all else: {@link #end} does that for all samples since then. */
    synchronized void sample(long now, Answers answers) {
        long since = lastAt;
        lastAt = now;
        client.read();
        server.read();
        long all = allProcesses();
        long others = all - processNanos - client.ranNanos() - server.ranNanos();
        processNanos = all;
        long clientSurplus = client.surplus(answers.count(), answers.isSlow()) - answers.seenNanos();
        long serverSurplus = server.surplus(answers.count(), answers.isSlow());
        Undecided found = new Undecided(
                since,
                now,
                answers,
                client.undecided(others, since, now),
                server.undecided(others, since, now),
                clientSurplus,
                serverSurplus);
        if (mayBeFor(client.waitedNanos(), others) || mayBeFor(server.waitedNanos(), others)) {
            undecided.add(found);
        } else {
            decide(found, HelperThreads.Work.NONE);
        }
        if (answers.longestNanos() >= LEAST_STOP_NANOS) {
            stopped(client, now, answers.longestNanos());
            stopped(server, now, answers.longestNanos());
        }
    }

    /** Reads the helpers, and decides what had to wait for that. Takes 0.3 to 2 ms, so no request may be due. */
    synchronized void end() {
        if (!undecided.isEmpty()) {
            HelperThreads.Work work = helpers.read();
            undecided.forEach(found -> decide(found, work));
            undecided.clear();
        }
    }

    private void decide(Undecided found, HelperThreads.Work work) {
        SchedulerSample sample = new SchedulerSample(
                found.since(),
                found.now(),
                found.client().wait(work),
                found.server().wait(work));
        waited(client, sample.client(), found.clientSurplus(), found);
        waited(server, sample.server(), found.serverSurplus(), found);
        samples.accept(sample);
    }

    /** Reads how often threads were moved, unless it did so a moment ago. That takes longer than a reading. */
    synchronized void refreshMoves(long now) {
        client.refreshMoves(now);
        server.refreshMoves(now);
    }

    private boolean mayBeFor(long waited, long others) {
        return waited >= leastAskedNanos && HALF * others >= waited;
    }

    /** A wait that made no request slow was in nobody's way; and it was over when the last of those was answered. */
    private void waited(EndWatch end, SchedulerSample.Wait wait, long surplus, Undecided found) {
        if (surplus >= Pause.LEAST_NANOS && found.answers().isSlow() && HALF * wait.ownNanos() < surplus) {
            long since = Math.max(found.since(), found.answers().slowSince());
            log.add(end.pause(PauseKind.RUN_QUEUE_WAIT, since, Math.min(surplus, found.now() - since), found.now()));
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
