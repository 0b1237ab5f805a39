package dev.loopbench.service.load;

import dev.loopbench.service.protocol.Protocol.Request;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Which request is next, and its bytes. A mix is drawn by weight, in advance, from a fixed seed. For one thread.
 *
 * <p>A single request is kept several times in a row, so that a window of them is one write.
 */
final class RequestSource {

    private static final int DRAWN = 8192;
    private static final int MOST_BATCH_BYTES = 64 << 10;
    private static final long SEED = 0x5eed_1e55L;

    private final ByteBuf[] encoded;
    private final int[] order;
    private final int copies;
    private final int length;
    private int next;

    /**
     * Prepares the requests.
     *
     * @param window how many may be outstanding on a connection
     * @param eachOnce whether each is asked for once in turn, whatever its weight
     */
    RequestSource(List<Request> requests, int window, boolean eachOnce) {
        length = requests.get(0).bytes().length;
        copies = requests.size() > 1 ? 1 : Math.max(1, Math.min(window, MOST_BATCH_BYTES / length));
        encoded = requests.stream()
                .map(request -> direct(request.bytes(), copies))
                .toArray(ByteBuf[]::new);
        order = eachOnce || requests.size() == 1 ? inTurn(requests.size()) : drawn(requests);
    }

    private static ByteBuf direct(byte[] bytes, int copies) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(bytes.length * copies);
        for (int i = 0; i < copies; i++) {
            buffer.put(bytes);
        }
        buffer.flip();
        // Every write takes a view of it; nobody frees it but the collector, together with this object.
        return Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(buffer).asReadOnly());
    }

    private static int[] inTurn(int requests) {
        int[] order = new int[requests];
        for (int i = 0; i < requests; i++) {
            order[i] = i;
        }
        return order;
    }

    private static int[] drawn(List<Request> requests) {
        SplittableRandom random = new SplittableRandom(SEED);
        int all = requests.stream().mapToInt(Request::weight).sum();
        int[] order = new int[DRAWN];
        for (int i = 0; i < DRAWN; i++) {
            int left = random.nextInt(all);
            while (left >= requests.get(order[i]).weight()) {
                left -= requests.get(order[i]).weight();
                order[i]++;
            }
        }
        return order;
    }

    /** The index of the request to send next. */
    int draw() {
        int drawn = order[next];
        next = next + 1 == order.length ? 0 : next + 1;
        return drawn;
    }

    /** How many of the same request one buffer holds. */
    int copies() {
        return copies;
    }

    /** The bytes of so many times the only request, at most {@link #copies()}. */
    ByteBuf batch(int count) {
        return encoded[0].slice(0, count * length);
    }

    /** The bytes of one request. */
    ByteBuf bytes(int request) {
        return encoded[request].duplicate();
    }

    boolean isMix() {
        return encoded.length > 1;
    }
}
