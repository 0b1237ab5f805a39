package dev.loopbench.core.frame;

import java.nio.ByteBuffer;

/** Reads one frame after the other out of a stream cut anywhere, and checks the payload of every sampled one. */
public final class FrameReader {

    /** In place of sizes that are expected: no sizes are negative. */
    private static final long ANY = -1;

    private final boolean requests;
    private final long expected;
    private final Payload payload = new Payload();
    private final ByteBuffer cutHeader = ByteBuffer.allocate(Header.BYTES);

    private boolean headerCut;
    private boolean inPayload;
    private long sizes;
    private long identity;
    private int payloadLength;
    private int payloadRead;

    private FrameReader(boolean requests, long expected) {
        this.requests = requests;
        this.expected = expected;
    }

    /** For the server: any shape within the limits. */
    public static FrameReader ofRequests() {
        return new FrameReader(true, ANY);
    }

    /** For the client: responses of one shape only. */
    public static FrameReader ofResponses(MessageShape expected) {
        return new FrameReader(false, expected.sizes());
    }

    /**
     * Takes bytes up to the end of one frame.
     *
     * @return whether the frame is complete; its header is then at hand until the next call
     */
    public boolean read(ByteBuffer in) {
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

    /** Of the frame that was read last; see {@link Header#sizes}. */
    public long sizes() {
        return sizes;
    }

    public long identity() {
        return identity;
    }

    private boolean readHeader(ByteBuffer in) {
        if (!headerCut && in.remaining() >= Header.BYTES) {
            acceptHeader(in);
            return true;
        }
        headerCut = true;
        while (in.hasRemaining() && cutHeader.hasRemaining()) {
            cutHeader.put(in.get());
        }
        if (cutHeader.hasRemaining()) {
            return false;
        }
        acceptHeader(cutHeader.flip());
        cutHeader.clear();
        headerCut = false;
        return true;
    }

    private void acceptHeader(ByteBuffer header) {
        sizes = header.getLong();
        identity = header.getLong();
        long wanted = Header.isControl(identity) ? 0 : expected;
        if (wanted == ANY) {
            requireInRange();
        } else if (sizes != wanted) {
            throw new ProtocolException("header says sizes " + described(sizes) + " instead of " + described(wanted)
                    + " in " + Header.describe(identity));
        }
        payloadLength = requests ? Header.requestBytes(sizes) : Header.responseBytes(sizes);
        payloadRead = 0;
    }

    private void requireInRange() {
        int request = Header.requestBytes(sizes);
        int response = Header.responseBytes(sizes);
        if ((request | response) < 0 || request > MessageShape.MAX_BYTES || response > MessageShape.MAX_BYTES) {
            throw new ProtocolException(
                    "sizes " + described(sizes) + " are out of range in " + Header.describe(identity));
        }
    }

    private static String described(long sizes) {
        return Header.requestBytes(sizes) + " and " + Header.responseBytes(sizes);
    }

    private void check(ByteBuffer in, int length) {
        int at = payload.mismatch(in, identity, payloadRead, length);
        if (at >= 0) {
            throw new ProtocolException("payload differs at byte " + at + " of " + Header.describe(identity));
        }
    }
}
