package dev.loopbench.core.cause;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Page faults and migrations of one thread, of this process or another of the same user. One thread at a time. */
final class ThreadCounts implements Closeable {

    // Of /proc/…/stat, counted from the state, which follows the name.
    private static final int MINOR_FIELD = 7;
    private static final int MAJOR_FIELD = 9;
    private static final int CPU_FIELD = 36;

    private static final String MIGRATIONS = "se.nr_migrations";

    private final RandomAccessFile stat;
    private final @Nullable RandomAccessFile sched;
    private final byte[] text = new byte[4096];
    private SliceCounts last = SliceCounts.NONE;
    private int cpu;

    private ThreadCounts(long pid, int tid) throws IOException {
        String task = "/proc/" + pid + "/task/" + tid + "/";
        stat = new RandomAccessFile(task + "stat", "r");
        sched = readable(task + "sched");
    }

    /** Of a thread; empty when it has ended. */
    static Optional<ThreadCounts> of(long pid, int tid) {
        try {
            return Optional.of(new ThreadCounts(pid, tid));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Not every kernel has it. */
    private static @Nullable RandomAccessFile readable(String path) {
        try {
            return new RandomAccessFile(path, "r");
        } catch (IOException e) {
            return null;
        }
    }

    /** The counts so far; the last ones when the thread has ended. */
    SliceCounts read() {
        try {
            String state = contents(stat);
            String[] fields = state.substring(state.lastIndexOf(')') + 2).split(" ", -1);
            cpu = Integer.parseInt(fields[CPU_FIELD]);
            last = new SliceCounts(
                    SliceCounts.Compilers.NONE,
                    migrations(),
                    Long.parseLong(fields[MINOR_FIELD]),
                    Long.parseLong(fields[MAJOR_FIELD]),
                    0,
                    0);
        } catch (IOException e) {
            // It has ended.
            return last;
        }
        return last;
    }

    /** The CPU that it was on by the last reading. */
    int cpu() {
        return cpu;
    }

    /** Whether the kernel tells when it is moved to another processor. */
    boolean hasMigrations() {
        try {
            return sched != null && contents(sched).contains(MIGRATIONS);
        } catch (IOException e) {
            // It has ended.
            return true;
        }
    }

    private long migrations() throws IOException {
        if (sched == null) {
            return 0;
        }
        String told = contents(sched);
        int at = told.indexOf(MIGRATIONS);
        if (at < 0) {
            return 0;
        }
        int from = told.indexOf(':', at) + 1;
        return Long.parseLong(told.substring(from, told.indexOf('\n', from)).strip());
    }

    private String contents(RandomAccessFile file) throws IOException {
        file.seek(0);
        int length = Math.max(0, file.read(text));
        return new String(text, 0, length, StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        stat.close();
        if (sched != null) {
            sched.close();
        }
    }
}
