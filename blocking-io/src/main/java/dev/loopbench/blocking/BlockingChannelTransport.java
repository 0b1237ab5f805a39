package dev.loopbench.blocking;

import dev.loopbench.blocking.connection.ChannelSockets;
import dev.loopbench.core.transport.Layer;
import dev.loopbench.core.transport.Traits;

/**
 * {@code blocking-channel}: {@link java.nio.channels.SocketChannel} in blocking mode with direct buffers, a platform
 * thread for each connection.
 */
public final class BlockingChannelTransport extends PlatformThreadTransport {

    public BlockingChannelTransport() {
        super("blocking-channel", "blocking sun.nio.ch on Thread", new ChannelSockets());
    }

    @Override
    public Traits traits() {
        return super.traits().representing();
    }

    @Override
    public Layer layer() {
        return new Layer(
                "JDK's channels",
                "SocketChannel: locks, states, JNI",
                "another JDK; on one core no other transport has less above the kernel");
    }
}
