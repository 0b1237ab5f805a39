package dev.loopbench.core.cost;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;

/**
 * Reads what the kernel has charged one thread, of this process or of another of the same user.
 *
 * <p>The files under {@code /proc} stay open, so that a reading is three short system calls. One thread at a time.
 */
public final class ThreadMeter implements Closeable {

    private static final int PROCESSOR_FIELD = 36; // of /proc/…/stat, counted from the state, which follows the name

    private final RandomAccessFile schedstat;
    private final RandomAccessFile status;
    private final RandomAccessFile stat;
    private final byte[] text = new byte[4096];

    /** @throws IOException when there is no such thread, or no such files on this platform */
    public ThreadMeter(long pid, int tid) throws IOException {
        String task = "/proc/" + pid + "/task/" + tid + "/";
        schedstat = new RandomAccessFile(task + "schedstat", "r");
        status = new RandomAccessFile(task + "status", "r");
        stat = new RandomAccessFile(task + "stat", "r");
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
                Integer.parseInt(fields[PROCESSOR_FIELD]));
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
    }
}
