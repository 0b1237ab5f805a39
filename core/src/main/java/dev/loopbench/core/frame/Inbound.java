package dev.loopbench.core.frame;

import java.nio.ByteBuffer;

/** The receiving half of a session. */
public interface Inbound {

    /**
     * Takes everything between the position and the limit of {@code in}; frames may be cut anywhere. To be called
     * right after the read: a client's session takes the time at its beginning.
     *
     * @param in bytes as they came off the socket; empty on return, not kept
     * @throws ProtocolException when the bytes are not what the protocol asks for; the connection is then unusable
     */
    void received(ByteBuffer in);
}
