package dev.loopbench.blocking;

import dev.loopbench.blocking.connection.ChannelSockets;

/**
 * {@code blocking-channel}: {@link java.nio.channels.SocketChannel} in blocking mode with direct buffers, a platform
 * thread for each connection.
 */
public final class BlockingChannelTransport extends PlatformThreadTransport {

    public BlockingChannelTransport() {
        super("blocking-channel", "blocking sun.nio.ch on Thread", new ChannelSockets());
    }
}
