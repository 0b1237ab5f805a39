package dev.loopbench.blocking.connection;

import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.core.socket.SocketChannels;
import dev.loopbench.core.transport.Availability;
import dev.loopbench.core.transport.SocketSettings;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** {@link SocketChannel} in blocking mode. */
public final class ChannelSockets implements Sockets {

    @Override
    public Availability availability(AddressFamily address) {
        return Availability.available();
    }

    @Override
    public Sockets.BlockingListener listen(SocketAddress bind, SocketSettings settings) throws IOException {
        ServerSocketChannel channel = SocketChannels.openListener(bind);
        try {
            SocketChannels.configureListener(channel, settings);
            channel.bind(bind, settings.backlog());
            return new ChannelListener(channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public BlockingConnection connect(SocketAddress server, SocketSettings settings, Begun begun) throws IOException {
        SocketChannel channel = SocketChannels.open(server);
        try {
            begun.on(channel);
            SocketChannels.configure(channel, settings);
            channel.connect(server);
            return new ChannelConnection(channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }
}
