package dev.loopbench.core.cost;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import java.io.IOException;

/**
 * The processor time of a whole process, of this one or of another of the same user: the kernel's clock of that process
 * (clock_getcpuclockid(3)), exact to a nanosecond, in one system call. Linux only.
 */
public final class ProcessClock {

    // As the kernel's CPUCLOCK_SCHED composes it: the complement of the pid, shifted, and the kind of clock.
    private static final int PID_SHIFT = 3;
    private static final int SCHEDULED = 2;
    private static final int OF_A_THREAD = 4;

    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final String whose;
    private final int clock;
    private final long[] time = new long[2];

    /** @param pid of a process that is alive */
    public ProcessClock(long pid) {
        this("process " + pid, pid, SCHEDULED);
    }

    private ProcessClock(String whose, long id, int kind) {
        this.whose = whose;
        clock = (~Math.toIntExact(id) << PID_SHIFT) | kind;
    }

    /**
     * The same clock of one thread of this process. It is exact while the thread runs, where what is under {@code /proc} may be as old
     * as the last tick.
     */
    public static ProcessClock ofThread(int tid) {
        return new ProcessClock("thread " + tid, tid, SCHEDULED | OF_A_THREAD);
    }

    /**
     * The time that all its threads have run, ns since it started; those that have ended included.
     *
     * @throws IOException when the process is gone
     */
    public long nanos() throws IOException {
        try {
            LibC.clock_gettime(clock, time);
        } catch (LastErrorException e) {
            throw new IOException(whose + " is gone", e);
        }
        return time[0] * NANOS_PER_SECOND + time[1];
    }

    /** The functions of the C library, bound once. */
    private static final class LibC {

        static {
            Native.register("c");
        }

        private LibC() {}

        static native int clock_gettime(int clock, long[] time) throws LastErrorException;
    }
}
