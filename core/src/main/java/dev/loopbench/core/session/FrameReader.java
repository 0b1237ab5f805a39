package dev.loopbench.core.session;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Reads one frame after the other out of a stream cut anywhere, and checks the payload of every sampled one. */
final class FrameReader {

    private final boolean requests;
    private final @Nullable MessageShape expected;
    private final Payload payload = new Payload();
    private final ByteBuffer cutHeader = ByteBuffer.allocate(Header.BYTES);

    private int requestBytes;
    private int responseBytes;
    private long identity;
    private boolean inPayload;
    private int payloadLength;
    private int payloadRead;

    private FrameReader(boolean requests, @Nullable MessageShape expected) {
        this.requests = requests;
        this.expected = expected;
    }

    /** For the server: any shape within the limits. */
    static FrameReader ofRequests() {
        return new FrameReader(true, null);
    }

    /** For the client: responses of one shape only. */
    static FrameReader ofResponses(MessageShape expected) {
        return new FrameReader(false, expected);
    }

    /**
     * Takes bytes up to the end of one frame.
     *
     * @return whether the frame is complete; its header is then at hand until the next call
     */
    boolean read(ByteBuffer in) {
        if (!inPayload && !readHeader(in)) {
            return false;
        }
        int left = payloadLength - payloadRead;
        int take = Math.min(left, in.remaining());
        if (take > 0) {
            if (Payload.isChecked(identity)) {
                check(in, take);
            }
            in.position(in.position() + take);
            payloadRead += take;
        }
        inPayload = take < left;
        return !inPayload;
    }

    int requestBytes() {
        return requestBytes;
    }

    int responseBytes() {
        return responseBytes;
    }

    long identity() {
        return identity;
    }

    private boolean readHeader(ByteBuffer in) {
        if (cutHeader.position() == 0 && in.remaining() >= Header.BYTES) {
            acceptHeader(in);
            return true;
        }
        while (in.hasRemaining() && cutHeader.hasRemaining()) {
            cutHeader.put(in.get());
        }
        if (cutHeader.hasRemaining()) {
            return false;
        }
        acceptHeader(cutHeader.flip());
        cutHeader.clear();
        return true;
    }

    private void acceptHeader(ByteBuffer header) {
        requestBytes = header.getInt();
        responseBytes = header.getInt();
        identity = header.getLong();
        payloadLength = requests ? requestBytes : responseBytes;
        payloadRead = 0;
        if (Header.isControl(identity)) {
            requireSizes(0, 0);
        } else if (expected != null) {
            requireSizes(expected.requestBytes(), expected.responseBytes());
        } else if ((requestBytes | responseBytes) < 0
                || requestBytes > MessageShape.MAX_BYTES
                || responseBytes > MessageShape.MAX_BYTES) {
            throw new ProtocolException("sizes " + requestBytes + " and " + responseBytes + " are out of range in "
                    + Header.describe(identity));
        }
    }

    private void requireSizes(int request, int response) {
        if (requestBytes != request || responseBytes != response) {
            throw new ProtocolException("header says sizes " + requestBytes + " and " + responseBytes + " instead of "
                    + request + " and " + response + " in " + Header.describe(identity));
        }
    }

    private void check(ByteBuffer in, int length) {
        int at = payload.mismatch(in, identity, payloadRead, length);
        if (at >= 0) {
            throw new ProtocolException("payload differs at byte " + at + " of " + Header.describe(identity));
        }
    }
}
