package dev.loopbench.core.frame;

/**
 * The payload sizes of an exchange; the header comes on top.
 *
 * @param requestBytes payload of a request, 0 to {@value #MAX_BYTES}
 * @param responseBytes payload of a response, 0 to {@value #MAX_BYTES}
 */
public record MessageShape(int requestBytes, int responseBytes) {

    /** The largest payload of one message. */
    public static final int MAX_BYTES = 16 << 20;

    public MessageShape {
        check("request", requestBytes);
        check("response", responseBytes);
    }

    private static void check(String which, int bytes) {
        if (bytes < 0 || bytes > MAX_BYTES) {
            throw new IllegalArgumentException(
                    which + " payload of " + bytes + " bytes: allowed are 0 to " + MAX_BYTES);
        }
    }

    /** Payload of a request and its response together. */
    public long payloadBytes() {
        return (long) requestBytes + responseBytes;
    }

    /** Both sizes as a header carries them. */
    public long sizes() {
        return Header.sizes(requestBytes, responseBytes);
    }

    /** Bytes of a request on the wire. */
    public int requestFrame() {
        return Header.BYTES + requestBytes;
    }

    /** Bytes of a response on the wire. */
    public int responseFrame() {
        return Header.BYTES + responseBytes;
    }
}
