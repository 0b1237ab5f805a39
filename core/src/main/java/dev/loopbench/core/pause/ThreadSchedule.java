package dev.loopbench.core.pause;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The scheduler's times of one thread, of this process or of another of the same user, in one system call and without
 * allocation: {@code /proc/…/schedstat}. Not read through a channel, which an interrupt of the calling thread would close, and
 * which counts as blocking for virtual threads. Linux only; one thread at a time.
 */
final class ThreadSchedule implements Closeable {

    private static final int READ_ONLY = 0;
    private static final int CLOSE_ON_EXEC = 0x80000;
    private static final int DECIMAL = 10;

    // Of /proc/…/stat, counted from the state, which follows the name.
    private static final int CPU_FIELD = 36;

    private static final String MIGRATIONS = "se.nr_migrations";

    private final Path task;
    private final int file;
    private final byte[] text = new byte[96];
    private int at;
    private long cpuNanos;
    private long waitNanos;
    private long slices;

    /** @throws IOException when there is no such thread, or the kernel keeps no such file */
    ThreadSchedule(long pid, int tid) throws IOException {
        task = Path.of("/proc", Long.toString(pid), "task", Integer.toString(tid));
        String path = task + "/schedstat";
        try {
            file = LibC.open(path, READ_ONLY | CLOSE_ON_EXEC);
        } catch (LastErrorException e) {
            throw new IOException(path + " cannot be read", e);
        }
    }

    /**
     * Reads it anew.
     *
     * @return false when the thread is gone, which leaves the last values
     */
    boolean read() {
        long length;
        try {
            length = LibC.pread(file, text, text.length, 0);
        } catch (LastErrorException e) {
            return false;
        }
        if (length <= 0) {
            return false;
        }
        at = 0;
        cpuNanos = number();
        waitNanos = number();
        slices = number();
        return true;
    }

    private long number() {
        long value = 0;
        for (; text[at] >= '0'; at++) {
            value = value * DECIMAL + text[at] - '0';
        }
        at++;
        return value;
    }

    /** Time on a processor by the last reading, ns. */
    long cpuNanos() {
        return cpuNanos;
    }

    /** Time on a run queue, ready but not running, by the last reading, ns. */
    long waitNanos() {
        return waitNanos;
    }

    /** How often it has got a processor, by the last reading. */
    long slices() {
        return slices;
    }

    /** The CPU that it is on, or was on last; {@link Pause#ANY_CPU} when it is gone. Reads another file, and allocates. */
    int cpu() {
        try {
            String stat = Files.readString(task.resolve("stat"), StandardCharsets.ISO_8859_1);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return Integer.parseInt(fields[CPU_FIELD]);
        } catch (IOException e) {
            return Pause.ANY_CPU;
        }
    }

    /** How often it was moved to another CPU; 0 where the kernel does not tell. Reads another file, and allocates. */
    long migrations() {
        try {
            String sched = Files.readString(task.resolve("sched"), StandardCharsets.ISO_8859_1);
            int at = sched.indexOf(MIGRATIONS);
            if (at < 0) {
                return 0;
            }
            int from = sched.indexOf(':', at) + 1;
            return Long.parseLong(
                    sched.substring(from, sched.indexOf('\n', from)).strip());
        } catch (IOException e) {
            return 0;
        }
    }

    @Override
    public void close() {
        LibC.close(file);
    }

    /** The functions of the C library, bound once. */
    private static final class LibC {

        static {
            Native.register("c");
        }

        private LibC() {}

        static native int open(String path, int flags) throws LastErrorException;

        static native long pread(int file, byte[] into, long length, long offset) throws LastErrorException;

        static native int close(int file) throws LastErrorException;
    }
}
