package dev.loopbench.blocking;

import dev.loopbench.blocking.connection.StreamSockets;
import dev.loopbench.core.transport.Layer;

/** {@code blocking-socket}: {@link java.net.Socket} and its streams, a platform thread for each connection. */
public final class BlockingSocketTransport extends PlatformThreadTransport {

    public BlockingSocketTransport() {
        super("blocking-socket", "blocking java.net on Thread", new StreamSockets());
    }

    @Override
    public Layer layer() {
        return new Layer(
                "JDK's sockets",
                "streams: locks, JNI, heap copies",
                "a SocketChannel with direct buffers, which copies nothing");
    }
}
