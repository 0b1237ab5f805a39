package dev.loopbench.core.cause;

import dev.loopbench.core.cost.CompilerClock;
import dev.loopbench.core.kernel.TcpResends;
import java.io.Closeable;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Reads what explains slow requests, around a slice: some 0.3 ms for each reading. Used by one thread. */
public final class CountsMeter implements Closeable {

    /** Threads that are asked: each takes two descriptors, and some 10 µs around a slice. */
    static final int MOST_THREADS = 256;

    private final Map<Integer, ThreadCounts> threads = new LinkedHashMap<>();
    private final Set<Integer> unasked = new HashSet<>();
    private final int mostThreads;
    private final CompilerClock compilers;
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
        compilers = CompilerClock.of(pids);
    }

    /** Takes in the I/O threads of an end that have come since, as far as there is room. */
    public void meet(long pid, Collection<Integer> tids) {
        for (int tid : tids) {
            if (threads.containsKey(tid)) {
                continue;
            }
            if (threads.size() < mostThreads) {
                ThreadCounts.of(pid, tid).ifPresent(counts -> {
                    threads.put(tid, counts);
                    hasMigrations &= counts.hasMigrations();
                });
            } else {
                unasked.add(tid);
            }
        }
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
        for (ThreadCounts thread : threads.values()) {
            SliceCounts counts = thread.read();
            migrations += counts.migrations();
            minor += counts.minorFaults();
            major += counts.majorFaults();
        }
        return new SliceCounts(compilers.nanos(), migrations, minor, major, resends.count());
    }

    @Override
    public void close() throws IOException {
        compilers.close();
        for (ThreadCounts thread : threads.values()) {
            thread.close();
        }
    }
}
