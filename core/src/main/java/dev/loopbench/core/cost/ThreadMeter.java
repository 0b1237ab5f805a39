package dev.loopbench.core.cost;

import dev.loopbench.core.cost.ThreadUsage.IoCalls;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the kernel has charged one thread, of this process or of another of the same user.
 *
 * <p>The files under {@code /proc} stay open, so that a reading is four short system calls. One thread at a time.
 */
public final class ThreadMeter implements Closeable {

    // Of /proc/…/stat, counted from the state, which follows the name.
    private static final int USER_FIELD = 11;
    private static final int SYSTEM_FIELD = 12;
    private static final int PROCESSOR_FIELD = 36;

    private final RandomAccessFile schedstat;
    private final RandomAccessFile status;
    private final RandomAccessFile stat;
    private final @Nullable RandomAccessFile io;
    private final byte[] text = new byte[4096];

    /** @throws IOException when there is no such thread, or no such files on this platform */
    public ThreadMeter(long pid, int tid) throws IOException {
        String task = "/proc/" + pid + "/task/" + tid + "/";
        schedstat = new RandomAccessFile(task + "schedstat", "r");
        status = new RandomAccessFile(task + "status", "r");
        stat = new RandomAccessFile(task + "stat", "r");
        io = readable(task + "io");
    }

    /** A kernel may be built without this file, and may keep it from others than the process itself. */
    private @Nullable RandomAccessFile readable(String path) throws IOException {
        RandomAccessFile file;
        try {
            file = new RandomAccessFile(path, "r");
        } catch (IOException e) {
            return null;
        }
        try {
            contents(file);
            return file;
        } catch (IOException e) {
            file.close();
            return null;
        }
    }

    /** The charges so far. */
    public ThreadUsage read() throws IOException {
        String[] times = contents(schedstat).strip().split(" ", -1);
        String switches = contents(status);
        String state = contents(stat);
        String[] fields = state.substring(state.lastIndexOf(')') + 2).split(" ", -1);
        return new ThreadUsage(
                Long.parseLong(times[0]),
                Long.parseLong(times[1]),
                number(switches, "\nvoluntary_ctxt_switches:"),
                number(switches, "\nnonvoluntary_ctxt_switches:"),
                Long.parseLong(fields[USER_FIELD]),
                Long.parseLong(fields[SYSTEM_FIELD]),
                calls(),
                Integer.parseInt(fields[PROCESSOR_FIELD]));
    }

    private @Nullable IoCalls calls() throws IOException {
        if (io == null) {
            return null;
        }
        String counts = contents(io);
        return new IoCalls(number(counts, "\nsyscr:"), number(counts, "\nsyscw:"));
    }

    private String contents(RandomAccessFile file) throws IOException {
        file.seek(0);
        int length = Math.max(0, file.read(text));
        return new String(text, 0, length, StandardCharsets.US_ASCII);
    }

    private static long number(String status, String label) throws IOException {
        int at = status.indexOf(label);
        if (at < 0) {
            throw new IOException("the kernel does not report" + label.replace('\n', ' '));
        }
        int from = at + label.length();
        return Long.parseLong(status.substring(from, status.indexOf('\n', from)).strip());
    }

    @Override
    public void close() throws IOException {
        schedstat.close();
        status.close();
        stat.close();
        if (io != null) {
            io.close();
        }
    }
}
