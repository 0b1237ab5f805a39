package dev.loopbench.core.placement;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import java.util.BitSet;
import java.util.SortedSet;

/** Binds threads to processors: {@code sched_setaffinity(2)}, by the kernel's thread number. Linux only. */
public final class ThreadAffinity {

    private static final int WORDS = 16;

    private ThreadAffinity() {}

    /** Whether this platform lets threads be bound. */
    public static boolean isSupported() {
        return Platform.isLinux();
    }

    /** The kernel's number of the calling thread. For a virtual thread: of its carrier. */
    public static int currentThread() {
        return LibC.gettid();
    }

    /**
     * Binds a thread of this process.
     *
     * @throws LastErrorException when the kernel refuses, for instance because none of the processors is allowed
     */
    public static void bind(int tid, SortedSet<Integer> cpus) {
        BitSet bits = new BitSet();
        cpus.forEach(bits::set);
        long[] mask = new long[WORDS];
        long[] set = bits.toLongArray();
        System.arraycopy(set, 0, mask, 0, set.length);
        LibC.sched_setaffinity(tid, WORDS * Long.BYTES, mask);
    }

    /** The functions of the C library, bound once. */
    private static final class LibC {

        static {
            Native.register("c");
        }

        private LibC() {}

        static native int gettid();

        static native int sched_setaffinity(int tid, long size, long[] mask) throws LastErrorException;
    }
}
