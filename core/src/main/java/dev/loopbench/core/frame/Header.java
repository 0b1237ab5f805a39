package dev.loopbench.core.frame;

/**
 * The 16 bytes before every payload, big-endian: request size (4), response size (4), identity (8).
 *
 * <p>A response repeats its request's header. The identity of a message is its connection's number (23 bits) and its
 * own number on that connection (40 bits); the sign bit marks a control frame, which has no payload and carries a
 * number in the other 63 bits: a question on the way to the server, its answer on the way back.
 */
public final class Header {

    public static final int BYTES = 16;

    private static final int SEQUENCE_BITS = 40;
    private static final long CONTROL = Long.MIN_VALUE;
    private static final long MASK = 0xFFFF_FFFFL;

    /** The control question «probe the core that you run on»; the answer is the probe's time in ns. */
    public static final long PROBE = CONTROL | 1;

    private Header() {}

    /** Both sizes as they stand on the wire: one number. */
    public static long sizes(int requestBytes, int responseBytes) {
        return ((long) requestBytes << Integer.SIZE) | (responseBytes & MASK);
    }

    static int requestBytes(long sizes) {
        return (int) (sizes >>> Integer.SIZE);
    }

    public static int responseBytes(long sizes) {
        return (int) sizes;
    }

    public static long firstIdentity(int connection) {
        return (long) connection << SEQUENCE_BITS;
    }

    public static boolean isControl(long identity) {
        return identity < 0;
    }

    public static long controlAnswer(long value) {
        return CONTROL | value;
    }

    public static long controlValue(long identity) {
        return identity & ~CONTROL;
    }

    /** A message as people read it. */
    public static String describe(long identity) {
        return isControl(identity)
                ? "control " + controlValue(identity)
                : "connection " + (identity >>> SEQUENCE_BITS) + " message " + (identity & ((1L << SEQUENCE_BITS) - 1));
    }
}
