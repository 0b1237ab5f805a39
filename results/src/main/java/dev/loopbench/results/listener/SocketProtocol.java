package dev.loopbench.results.listener;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The protocol of a socket, as far as the kernel knows. */
public enum SocketProtocol {
    /** TCP over IPv4 or IPv6. */
    TCP,
    /** UDP over IPv4 or IPv6. */
    UDP,
    /** A Unix domain socket that accepts connections. */
    UNIX_STREAM,
    /** A Unix domain socket that receives datagrams. */
    UNIX_DGRAM,
    /** A Unix domain socket that accepts connections and keeps the bounds of messages. */
    UNIX_SEQPACKET;

    /** The name in tables and documents, such as {@code unix-stream}. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether its addresses are paths. */
    public boolean isUnix() {
        return this != TCP && this != UDP;
    }
}
