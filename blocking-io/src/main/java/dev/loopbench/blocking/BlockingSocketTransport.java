package dev.loopbench.blocking;

import dev.loopbench.blocking.connection.StreamSockets;

/** {@code blocking-socket}: {@link java.net.Socket} and its streams, a platform thread for each connection. */
public final class BlockingSocketTransport extends PlatformThreadTransport {

    public BlockingSocketTransport() {
        super("blocking-socket", "blocking java.net on Thread", new StreamSockets());
    }
}
