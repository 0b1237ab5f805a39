package dev.loopbench.core.cause;

import com.sun.jna.Memory;
import java.util.Arrays;

/** How long it takes to map a page: well below 1 µs on bare metal, 15 µs in a nested virtual machine. */
public final class FaultPrice {

    /** The C library gives back what is as large as that when it is freed, so none of it is mapped before. */
    private static final long ROOM_BYTES = 64L << 20;

    private static final int PAGE_BYTES = 4096;
    private static final int PAGES = 128;
    private static final int LOOKS = 9;

    private FaultPrice() {}

    /** The median of a few measurements on the calling thread, ns, at least 1; takes some 20 ms at most. */
    public static long nanos() {
        long[] each = new long[LOOKS];
        try (Memory fresh = new Memory(ROOM_BYTES)) {
            for (int i = 0; i < LOOKS; i++) {
                long began = System.nanoTime();
                fresh.setMemory((long) i * PAGES * PAGE_BYTES, (long) PAGES * PAGE_BYTES, (byte) 1);
                each[i] = (System.nanoTime() - began) / PAGES;
            }
        }
        Arrays.sort(each);
        return Math.max(1, each[LOOKS / 2]);
    }
}
