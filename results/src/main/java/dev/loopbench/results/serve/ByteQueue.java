package dev.loopbench.results.serve;

import dev.loopbench.core.frame.ProtocolException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Bytes that wait to be sent. For one thread at a time. */
final class ByteQueue {

    /** Who sends and never reads is cut off: transports read on while they cannot write. */
    static final int MOST = 16 << 20;

    private static final int INITIAL = 4096;

    private byte[] bytes = new byte[INITIAL];
    private int start;
    private int end;

    int size() {
        return end - start;
    }

    /** @throws ProtocolException when more than {@value #MOST} bytes would wait */
    void add(ByteBuffer more) {
        int length = more.remaining();
        makeRoom(length);
        more.get(bytes, end, length);
        end += length;
    }

    /** Likewise. */
    void add(byte[] more, int length) {
        makeRoom(length);
        System.arraycopy(more, 0, bytes, end, length);
        end += length;
    }

    /** Moves as many as fit. */
    void moveTo(ByteBuffer out) {
        int length = Math.min(out.remaining(), size());
        out.put(bytes, start, length);
        start += length;
        if (start == end) {
            start = 0;
            end = 0;
        }
    }

    private void makeRoom(int length) {
        if (size() + length > MOST) {
            throw new ProtocolException("the peer sends and does not read: " + size() + " bytes wait for it");
        }
        if (end + length <= bytes.length) {
            return;
        }
        byte[] target = size() + length <= bytes.length / 2
                ? bytes
                : new byte[Math.max(2 * bytes.length, Integer.highestOneBit(size() + length) << 1)];
        System.arraycopy(bytes, start, target, 0, size());
        bytes = target;
        end -= start;
        start = 0;
    }

    /** For tests. */
    byte[] toArray() {
        return Arrays.copyOfRange(bytes, start, end);
    }
}
