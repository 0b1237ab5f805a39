package dev.loopbench.core.session;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The server's side of one connection: asks for the token, then answers every request in order with a payload of the
 * size that its header names. One thread at a time.
 */
public final class ServerSession implements Session, Inbound, Outbound {

    private final Token token;
    private final LongSupplier probe;
    private final ByteBuffer opening = ByteBuffer.allocate(Token.BYTES);
    private final FrameReader requests = FrameReader.ofRequests();
    private final FrameWriter responses = new FrameWriter();

    // Requests that wait for their response: a ring of identities and of both sizes packed into one long.
    private long[] identities = new long[16];
    private long[] sizes = new long[16];
    private int head;
    private int waiting;
    private long waitingBytes;

    private volatile @Nullable ProtocolException failure;

    /**
     * @param token what every connection must begin with
     * @param probe runs the witness on the calling thread, answering ns
     */
    public ServerSession(Token token, LongSupplier probe) {
        this.token = token;
        this.probe = probe;
    }

    @Override
    public Inbound in() {
        return this;
    }

    @Override
    public Outbound out() {
        return this;
    }

    /** A server's end finishes when its client closes the connection. */
    @Override
    public boolean finished() {
        return false;
    }

    /** What the peer did wrong, if it did; may be asked from any thread. */
    public Optional<ProtocolException> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public void received(ByteBuffer in) {
        try {
            take(in);
        } catch (ProtocolException e) {
            failure = e;
            throw e;
        }
    }

    private void take(ByteBuffer in) {
        if (opening.hasRemaining() && !opened(in)) {
            return;
        }
        while (in.hasRemaining() && requests.read(in)) {
            long identity = requests.identity();
            if (identity == Header.PROBE) {
                identity = Header.controlAnswer(probe.getAsLong());
            }
            enqueue(identity, requests.requestBytes(), requests.responseBytes());
        }
    }

    @Override
    public int pending() {
        return (int) Math.min(responses.left() + waitingBytes, Integer.MAX_VALUE);
    }

    @Override
    public void fill(ByteBuffer out) {
        responses.resume(out);
        while (waiting > 0 && responses.left() == 0 && out.remaining() >= Header.BYTES) {
            long packed = sizes[head];
            int responseBytes = (int) packed;
            responses.begin(out, (int) (packed >>> 32), responseBytes, identities[head], responseBytes);
            head = (head + 1) & (identities.length - 1);
            waiting--;
            waitingBytes -= Header.BYTES + responseBytes;
        }
    }

    private boolean opened(ByteBuffer in) {
        while (in.hasRemaining() && opening.hasRemaining()) {
            opening.put(in.get());
        }
        if (opening.hasRemaining()) {
            return false;
        }
        if (!token.matches(opening.flip())) {
            throw new ProtocolException("the connection did not begin with this run's token");
        }
        // The buffer stays drained: position equals limit, so it is never asked again.
        return true;
    }

    private void enqueue(long identity, int requestBytes, int responseBytes) {
        if (waiting == identities.length) {
            grow();
        }
        int tail = (head + waiting) & (identities.length - 1);
        identities[tail] = identity;
        sizes[tail] = ((long) requestBytes << 32) | responseBytes;
        waiting++;
        waitingBytes += Header.BYTES + responseBytes;
    }

    private void grow() {
        identities = unrolled(identities);
        sizes = unrolled(sizes);
        head = 0;
    }

    private long[] unrolled(long[] ring) {
        long[] larger = Arrays.copyOf(ring, 2 * ring.length);
        System.arraycopy(ring, head, larger, 0, ring.length - head);
        System.arraycopy(ring, 0, larger, ring.length - head, head);
        return larger;
    }
}
