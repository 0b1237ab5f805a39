package dev.loopbench.blocking;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.ServerSocketChannel;

/** A listener that is a {@link ServerSocketChannel} in blocking mode. */
final class ChannelListener implements Listener {

    private final ServerSocketChannel channel;

    ChannelListener(ServerSocketChannel channel) {
        this.channel = channel;
    }

    @Override
    public Link accept() throws IOException {
        return new ChannelLink(channel.accept());
    }

    @Override
    public SocketAddress address() throws IOException {
        return channel.getLocalAddress();
    }

    @Override
    public String implementation() {
        return ChannelLink.implementation(channel);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
