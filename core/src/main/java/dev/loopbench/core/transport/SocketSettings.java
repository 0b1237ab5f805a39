package dev.loopbench.core.transport;

import java.util.OptionalInt;

/**
 * The socket options that every transport sets explicitly, because the defaults of the JDK and of Netty differ.
 *
 * @param noDelay TCP_NODELAY on both ends; of no meaning over Unix domain sockets
 * @param sendBuffer SO_SNDBUF in bytes; unset leaves the kernel's autotuning on
 * @param receiveBuffer SO_RCVBUF in bytes; unset leaves the kernel's autotuning on
 * @param backlog length of the listen queue, at least 1
 */
public record SocketSettings(boolean noDelay, OptionalInt sendBuffer, OptionalInt receiveBuffer, int backlog) {

    public SocketSettings {
        checkBuffer("send", sendBuffer);
        checkBuffer("receive", receiveBuffer);
        if (backlog < 1) {
            throw new IllegalArgumentException("a backlog of " + backlog + ": must be at least 1");
        }
    }

    /** Small messages leave at once, buffers are the kernel's business. */
    public static SocketSettings defaults() {
        return new SocketSettings(true, OptionalInt.empty(), OptionalInt.empty(), 4096);
    }

    private static void checkBuffer(String which, OptionalInt bytes) {
        if (bytes.isPresent() && bytes.getAsInt() < 1024) {
            throw new IllegalArgumentException(
                    "a " + which + " buffer of " + bytes.getAsInt() + " bytes: must be at least 1024");
        }
    }
}
