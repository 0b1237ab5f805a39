package dev.loopbench.core.cause;

import dev.loopbench.core.cost.JvmThreadKind;
import dev.loopbench.core.kernel.TcpResends;
import dev.loopbench.core.pause.HelperThreads;
import dev.loopbench.core.pause.PausedEnd;
import java.io.Closeable;
import java.io.IOException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what explains slow requests, around a slice: some 0.3 ms for each reading. Used by one thread. */
public final class CountsMeter implements Closeable {

    /** Threads that are asked: each takes two descriptors, and some 10 µs around a slice. */
    static final int MOST_THREADS = 256;

    private final Map<PausedEnd, Map<Integer, ThreadCounts>> threads = new EnumMap<>(PausedEnd.class);
    private final Set<Integer> unasked = new HashSet<>();
    private final int mostThreads;
    private final HelperThreads helpers;
    private SliceCounts.Compilers compilers = SliceCounts.Compilers.NONE;
    private final TcpResends resends = TcpResends.ofThisMachine();
    private boolean hasMigrations = true;

    /**
     * @param pids of both ends, which may be the same
     * @throws IOException when one is not there
     */
    public CountsMeter(Collection<Long> pids) throws IOException {
        this(pids, MOST_THREADS);
    }

    /** @param mostThreads that are asked */
    CountsMeter(Collection<Long> pids, int mostThreads) throws IOException {
        this.mostThreads = mostThreads;
        helpers = new HelperThreads(pids);
        for (PausedEnd end : PausedEnd.values()) {
            threads.put(end, new LinkedHashMap<>());
        }
    }

    /** Takes in the I/O threads of an end that have come since, as far as there is room. */
    public void meet(PausedEnd end, long pid, Collection<Integer> tids) {
        helpers.except(tids);
        Map<Integer, ThreadCounts> known = of(end);
        for (int tid : tids) {
            if (known.containsKey(tid)) {
                continue;
            }
            if (all().count() < mostThreads) {
                ThreadCounts.of(pid, tid).ifPresent(counts -> {
                    known.put(tid, counts);
                    hasMigrations &= counts.hasMigrations();
                });
            } else {
                unasked.add(tid);
            }
        }
    }

    private Map<Integer, ThreadCounts> of(PausedEnd end) {
        return Objects.requireNonNull(threads.get(end));
    }

    private Stream<ThreadCounts> all() {
        return threads.values().stream().flatMap(own -> own.values().stream());
    }

    /** How many threads found no room: their page faults and migrations are not counted. */
    public int unasked() {
        return unasked.size();
    }

    /** Whether the kernel counts what TCP sends again. */
    public boolean hasResends() {
        return resends.isCounted();
    }

    /** Whether the kernel counts migrations of each thread. */
    public boolean hasMigrations() {
        return hasMigrations;
    }

    /**
     * The counts so far.
     *
     * @throws IOException when a process is gone
     */
    public SliceCounts read() throws IOException {
        long migrations = 0;
        long minor = 0;
        long major = 0;
        for (ThreadCounts thread : (Iterable<ThreadCounts>) all()::iterator) {
            SliceCounts counts = thread.read();
            migrations += counts.migrations();
            minor += counts.minorFaults();
            major += counts.majorFaults();
        }
        addCompilers();
        return new SliceCounts(compilers, migrations, minor, major, resends.count(), resends.delayedAcks());
    }

    private void addCompilers() throws IOException {
        helpers.refresh();
        HelperThreads.Work work = helpers.read();
        compilers = new SliceCounts.Compilers(
                compilers.nanos() + work.nanos(JvmThreadKind.COMPILER),
                compilers.atClientNanos() + work.nanos(JvmThreadKind.COMPILER, cpus(PausedEnd.CLIENT)),
                compilers.atServerNanos() + work.nanos(JvmThreadKind.COMPILER, cpus(PausedEnd.SERVER)));
    }

    private Set<Integer> cpus(PausedEnd end) {
        return of(end).values().stream().map(ThreadCounts::cpu).collect(Collectors.toSet());
    }

    @Override
    public void close() throws IOException {
        helpers.close();
        for (ThreadCounts thread : (Iterable<ThreadCounts>) all()::iterator) {
            thread.close();
        }
    }
}
