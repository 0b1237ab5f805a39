package dev.loopbench.core.session;

import dev.loopbench.core.frame.FrameReader;
import dev.loopbench.core.frame.FrameWriter;
import dev.loopbench.core.frame.Header;
import dev.loopbench.core.frame.Inbound;
import dev.loopbench.core.frame.Outbound;
import dev.loopbench.core.frame.ProtocolException;
import dev.loopbench.core.frame.Token;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The server's side of one connection: asks for the token, then answers every request in order with a payload of the
 * size that its header names, at once. One thread at a time.
 */
public class ServerSession implements Session, Inbound, Outbound {

    private final Token token;
    private final LongSupplier probe;
    private final Consumer<ProtocolException> failed;
    private final ByteBuffer opening = ByteBuffer.allocate(Token.BYTES);
    private final FrameReader requests = FrameReader.ofRequests();
    private final FrameWriter responses = new FrameWriter();

    // Requests that wait for their response: a ring of headers, sizes and identity in turns.
    private long[] headers = new long[2 * 16];
    private int head;
    private int waiting;
    private long waitingBytes;

    private boolean opened;

    /**
     * A session whose peer's faults end it and are told to nobody.
     *
     * @param token what every connection must begin with
     * @param probe runs the CPU probe on the calling thread, answering ns
     */
    public ServerSession(Token token, LongSupplier probe) {
        this(token, probe, fault -> {});
    }

    /**
     * @param token what every connection must begin with
     * @param probe runs the CPU probe on the calling thread, answering ns
     * @param failed told on the I/O thread, once, what a peer that knew the token did wrong, if it did
     */
    public ServerSession(Token token, LongSupplier probe, Consumer<ProtocolException> failed) {
        this.token = token;
        this.probe = probe;
        this.failed = failed;
    }

    @Override
    public final Inbound in() {
        return this;
    }

    @Override
    public final Outbound out() {
        return this;
    }

    /** A server's end finishes when its client closes the connection. */
    @Override
    public final boolean finished() {
        return false;
    }

    @Override
    public final void received(ByteBuffer in) {
        try {
            take(in);
        } catch (ProtocolException e) {
            // Whoever likes can connect to a port: a stranger is turned away, and is no fault of the client.
            if (opened) {
                failed.accept(e);
            }
            throw e;
        }
    }

    private void take(ByteBuffer in) {
        if (!opened) {
            open(in);
        }
        while (in.hasRemaining() && requests.read(in)) {
            long identity = requests.identity();
            if (identity == Header.PROBE) {
                identity = Header.controlAnswer(probe.getAsLong());
            }
            admit(requests.sizes(), identity);
        }
    }

    /** A whole request, or a control frame that has been answered, has come: its response is ready to leave. */
    void admit(long sizes, long identity) {
        enqueue(sizes, identity);
    }

    @Override
    public final int pending() {
        return (int) Math.min(responses.left() + waitingBytes, Integer.MAX_VALUE);
    }

    @Override
    public final void fill(ByteBuffer out) {
        responses.resume(out);
        while (waiting > 0 && responses.left() == 0 && out.remaining() >= Header.BYTES) {
            long sizes = headers[head];
            int responseBytes = Header.responseBytes(sizes);
            responses.begin(out, sizes, headers[head + 1], responseBytes);
            head = (head + 2) & (headers.length - 1);
            waiting--;
            waitingBytes -= Header.BYTES + responseBytes;
        }
    }

    /** Takes the token, or what there is of it. */
    private void open(ByteBuffer in) {
        while (in.hasRemaining() && opening.hasRemaining()) {
            opening.put(in.get());
        }
        if (opening.hasRemaining()) {
            return;
        }
        if (!token.matches(opening.flip())) {
            throw new ProtocolException("the connection did not begin with this run's token");
        }
        opened = true;
    }

    /** Takes the next response, which may leave once those before it have. */
    final void enqueue(long sizes, long identity) {
        if (2 * waiting == headers.length) {
            grow();
        }
        int tail = (head + 2 * waiting) & (headers.length - 1);
        headers[tail] = sizes;
        headers[tail + 1] = identity;
        waiting++;
        waitingBytes += Header.BYTES + Header.responseBytes(sizes);
    }

    private void grow() {
        long[] larger = Arrays.copyOf(headers, 2 * headers.length);
        System.arraycopy(headers, head, larger, 0, headers.length - head);
        System.arraycopy(headers, 0, larger, headers.length - head, head);
        headers = larger;
        head = 0;
    }
}
