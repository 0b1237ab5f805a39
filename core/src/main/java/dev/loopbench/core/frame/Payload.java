package dev.loopbench.core.frame;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;

/**
 * The bytes of a payload: a fixed pseudo-random pattern, entered at a place that follows from the identity, so that a
 * stale or foreign payload is told from the right one, and writing and checking are one bulk operation.
 *
 * <p>One instance serves one thread.
 */
public final class Payload {

    /** Every message whose number is a multiple of this has all its bytes checked. */
    public static final int CHECK_EVERY = 16;

    private static final int PERIOD = 4096;
    private static final int CHUNK = 64 * 1024;
    private static final ByteBuffer PATTERN = pattern();

    // A view of its own: position and limit are moved, and the bytes are the same for thousands of connections.
    private final ByteBuffer pattern = PATTERN.duplicate();

    /** One period of the pattern; the payload of identity 0 begins with its first byte. */
    public static byte[] period() {
        byte[] period = new byte[PERIOD];
        new SplittableRandom(0x100B).nextBytes(period);
        return period;
    }

    private static ByteBuffer pattern() {
        byte[] period = period();
        byte[] all = new byte[PERIOD + CHUNK];
        for (int i = 0; i < all.length; i++) {
            all[i] = period[i % PERIOD];
        }
        return ByteBuffer.allocateDirect(all.length).put(all).flip();
    }

    static boolean isChecked(long identity) {
        return (identity & (CHECK_EVERY - 1)) == 0;
    }

    /** Appends {@code length} bytes of the payload of {@code identity}, beginning at {@code offset} within it. */
    void write(ByteBuffer out, long identity, int offset, int length) {
        int written = 0;
        while (written < length) {
            int chunk = Math.min(CHUNK, length - written);
            int from = place(identity, offset + written);
            out.put(out.position(), pattern, from, chunk);
            out.position(out.position() + chunk);
            written += chunk;
        }
    }

    /**
     * Compares the next {@code length} bytes of {@code in}, without taking them, with those of the payload at
     * {@code offset}.
     *
     * @return where the first difference is, counted from the payload's start, or -1
     */
    public int mismatch(ByteBuffer in, long identity, int offset, int length) {
        int limit = in.limit();
        int start = in.position();
        try {
            for (int done = 0; done < length; ) {
                int chunk = Math.min(CHUNK, length - done);
                int from = place(identity, offset + done);
                in.limit(start + done + chunk).position(start + done);
                pattern.limit(from + chunk).position(from);
                int at = in.mismatch(pattern);
                if (at >= 0) {
                    return offset + done + at;
                }
                done += chunk;
            }
            return -1;
        } finally {
            in.limit(limit).position(start);
            pattern.clear();
        }
    }

    private static int place(long identity, int offset) {
        return (int) ((identity * 8 + offset) & (PERIOD - 1));
    }
}
