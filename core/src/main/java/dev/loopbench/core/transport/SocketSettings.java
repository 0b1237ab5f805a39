package dev.loopbench.core.transport;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * The socket options that every transport sets explicitly, because the defaults of the JDK and of Netty differ.
 *
 * @param noDelay TCP_NODELAY on both ends; of no meaning over Unix domain sockets
 * @param sendBuffer SO_SNDBUF in bytes; unset leaves the kernel's autotuning on
 * @param receiveBuffer SO_RCVBUF in bytes; unset leaves the kernel's autotuning on
 * @param backlog length of the listen queue, at least 1
 * @param congestionControl TCP_CONGESTION by name; unset leaves it to the kernel. Not for transports to set: see
 *     {@link CongestionControl}
 */
public record SocketSettings(
        boolean noDelay,
        OptionalInt sendBuffer,
        OptionalInt receiveBuffer,
        int backlog,
        Optional<String> congestionControl) {

    /** System property for {@link #defaults}: {@code true} or {@code false}. */
    public static final String NO_DELAY = "dev.loopbench.noDelay";

    /** Likewise, bytes. */
    public static final String SEND_BUFFER = "dev.loopbench.sendBuffer";

    /** Likewise. */
    public static final String RECEIVE_BUFFER = "dev.loopbench.receiveBuffer";

    /** Likewise, connections. */
    public static final String BACKLOG = "dev.loopbench.backlog";

    private static final int USUAL_BACKLOG = 4096;

    /** With the congestion control that the kernel chooses. */
    public SocketSettings(boolean noDelay, OptionalInt sendBuffer, OptionalInt receiveBuffer, int backlog) {
        this(noDelay, sendBuffer, receiveBuffer, backlog, Optional.empty());
    }

    public SocketSettings {
        checkBuffer("send", sendBuffer);
        checkBuffer("receive", receiveBuffer);
        if (backlog < 1) {
            throw new IllegalArgumentException("a backlog of " + backlog + ": must be at least 1");
        }
    }

    /**
     * Small messages leave at once, buffers are the kernel's business; unless this JVM was started with another choice, such as
     * {@code -Ddev.loopbench.noDelay=false}. So a variant of a cell can differ in them. The client's JVM decides for both ends.
     *
     * @throws IllegalArgumentException when a choice is out of range or no number
     */
    public static SocketSettings defaults() {
        return new SocketSettings(
                Boolean.parseBoolean(System.getProperty(NO_DELAY, "true")),
                chosen(SEND_BUFFER),
                chosen(RECEIVE_BUFFER),
                chosen(BACKLOG).orElse(USUAL_BACKLOG));
    }

    private static OptionalInt chosen(String property) {
        String value = System.getProperty(property);
        return value == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(value));
    }

    /** The same with that congestion control. */
    public SocketSettings withCongestionControl(String name) {
        return new SocketSettings(noDelay, sendBuffer, receiveBuffer, backlog, Optional.of(name));
    }

    private static void checkBuffer(String which, OptionalInt bytes) {
        if (bytes.isPresent() && bytes.getAsInt() < 1024) {
            throw new IllegalArgumentException(
                    "a " + which + " buffer of " + bytes.getAsInt() + " bytes: must be at least 1024");
        }
    }
}
