package dev.loopbench.core.cause;

import dev.loopbench.core.cost.CompilerClock;
import dev.loopbench.core.kernel.TcpResends;
import java.io.Closeable;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads what explains slow requests, around a slice: some 0.3 ms for each reading. Used by one thread. */
public final class CountsMeter implements Closeable {

    private final Map<Integer, ThreadCounts> threads = new LinkedHashMap<>();
    private final CompilerClock compilers;
    private final TcpResends resends = TcpResends.ofThisMachine();
    private boolean hasMigrations = true;

    /**
     * @param pids of both ends, which may be the same
     * @throws IOException when one is not there
     */
    public CountsMeter(Collection<Long> pids) throws IOException {
        compilers = CompilerClock.of(pids);
    }

    /** Takes in the I/O threads of an end that have come since. */
    public void meet(long pid, Collection<Integer> tids) {
        for (int tid : tids) {
            if (!threads.containsKey(tid)) {
                ThreadCounts.of(pid, tid).ifPresent(counts -> {
                    threads.put(tid, counts);
                    hasMigrations &= counts.hasMigrations();
                });
            }
        }
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
