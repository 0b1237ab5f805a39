package dev.loopbench.core.probe;

import com.sun.jna.Native;
import dev.loopbench.core.placement.ThreadAffinity;
import java.util.Arrays;
import java.util.SortedSet;
import org.openjdk.jmh.annotations.CompilerControl;

/**
 * The second CPU probe, where each end waits on a processor of its own: how long it takes to wake a thread on the other
 * end's processor and to be woken by it in return. A round trip holds two such wake-ups, and on a virtual machine most
 * of its time is theirs: the halt, the interrupt and the hypervisor in between, which the {@link CpuProbe}, who never
 * waits, does not see.
 *
 * <p>The turn is handed over by two of the kernel's event counters (eventfd(2)); neither the network nor a transport
 * takes part. The other thread sleeps in between. Linux only.
 *
 * <p>Some 3 µs of a round are its own calls, a tenth more while they are interpreted. So they are compiled before the first
 * probe pair, and never inlined afterwards, as those of the CPU probe.
 *
 * <p>{@link #nanos} is for one thread at a time.
 */
@CompilerControl(CompilerControl.Mode.DONT_INLINE)
public final class WakeUpProbe implements AutoCloseable {

    /** Wake-ups there and back of which the median is taken. */
    public static final int ROUNDS = 5;

    private static final int CPU_TIME_OF_THREAD = 3;
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final int CLOSE_ON_EXEC = 0x80000;
    private static final int INTERRUPTED = 4;

    // Beyond the 5 000 calls after which HotSpot's last tier takes a method; some 20 ms.
    private static final int WARM_UP = 6_000;

    private final int there = LibC.eventfd(0, CLOSE_ON_EXEC);
    private final int back = LibC.eventfd(0, CLOSE_ON_EXEC);
    private final long[] turn = {1};
    private final long[] rounds = new long[ROUNDS];
    private final long[] clock = new long[2];
    private final Thread sleeper;
    private long cpuNanos;
    private volatile boolean closed;

    /** @param cpus where the other thread is bound to */
    public WakeUpProbe(SortedSet<Integer> cpus) {
        if (there < 0 || back < 0) {
            throw new IllegalStateException("eventfd: error " + Native.getLastError());
        }
        for (int i = 0; i < WARM_UP; i++) {
            // What is given is there at once: nobody sleeps.
            rounds[i % ROUNDS] = round(back, back, turn);
        }
        sleeper = new Thread(() -> answer(cpus), "wake-up");
        sleeper.setDaemon(true);
        sleeper.start();
    }

    private void answer(SortedSet<Integer> cpus) {
        ThreadAffinity.bind(ThreadAffinity.currentThread(), cpus);
        long[] turns = {1};
        while (true) {
            await(there, turns);
            if (closed) {
                return;
            }
            give(back, turns);
        }
    }

    /** Wakes the other thread and waits to be woken, a few times, on the calling thread: ns of the median round. */
    public long nanos() {
        long cpuBefore = cpuOfThread();
        for (int i = 0; i < ROUNDS; i++) {
            rounds[i] = round(there, back, turn);
        }
        cpuNanos = cpuOfThread() - cpuBefore;
        Arrays.sort(rounds);
        return rounds[ROUNDS / 2];
    }

    /**
     * Processor time that the last {@link #nanos} took of its thread, ns: to be taken off what that thread is charged, as are
     * {@value #ROUNDS} calls to write, as many to read, and as many times that it waited.
     */
    public long cpuNanos() {
        return cpuNanos;
    }

    private long cpuOfThread() {
        if (LibC.clock_gettime(CPU_TIME_OF_THREAD, clock) != 0) {
            throw new IllegalStateException("clock_gettime: error " + Native.getLastError());
        }
        return clock[0] * NANOS_PER_SECOND + clock[1];
    }

    private static long round(int there, int back, long[] turn) {
        long start = System.nanoTime();
        give(there, turn);
        await(back, turn);
        return System.nanoTime() - start;
    }

    private static void give(int counter, long[] turn) {
        if (LibC.write(counter, turn, Long.BYTES) != Long.BYTES) {
            throw new IllegalStateException("write to an eventfd: error " + Native.getLastError());
        }
    }

    /** Waits for the other end and takes the value that it gave: 1. */
    private static void await(int counter, long[] turn) {
        while (LibC.read(counter, turn, Long.BYTES) != Long.BYTES) {
            if (Native.getLastError() != INTERRUPTED) {
                throw new IllegalStateException("read from an eventfd: error " + Native.getLastError());
            }
        }
    }

    /** Ends the other thread. Not to be called during {@link #nanos}. */
    @Override
    public void close() {
        closed = true;
        give(there, new long[] {1});
        boolean interrupted = false;
        while (sleeper.isAlive()) {
            try {
                sleeper.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        LibC.close(there);
        LibC.close(back);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The functions of the C library, bound once. */
    private static final class LibC {

        static {
            Native.register("c");
        }

        private LibC() {}

        static native int eventfd(int initial, int flags);

        static native long read(int descriptor, long[] value, long size);

        static native long write(int descriptor, long[] value, long size);

        static native int close(int descriptor);

        static native int clock_gettime(int clock, long[] secondsAndNanos);
    }
}
