package dev.loopbench.blocking.connection;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.ServerSocketChannel;

/** A listener that is a {@link ServerSocketChannel} in blocking mode. */
final class ChannelListener implements Sockets.BlockingListener {

    private final ServerSocketChannel channel;

    ChannelListener(ServerSocketChannel channel) {
        this.channel = channel;
    }

    @Override
    public BlockingConnection accept() throws IOException {
        return new ChannelConnection(channel.accept());
    }

    @Override
    public SocketAddress address() throws IOException {
        return channel.getLocalAddress();
    }

    @Override
    public String implementation() {
        return ChannelConnection.implementation(channel);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
