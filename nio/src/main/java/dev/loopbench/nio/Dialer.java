package dev.loopbench.nio;

import dev.loopbench.core.session.Session;
import dev.loopbench.core.transport.ChannelOptions;
import dev.loopbench.core.transport.SocketChannels;
import dev.loopbench.core.transport.SocketSettings;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** Opens a client's connections. */
record Dialer(SocketAddress server, SocketSettings settings) {

    /**
     * One established connection for each session; all or none.
     *
     * @param buffers of the loop that will drive them
     */
    List<Connection> open(List<? extends Session> sessions, Buffers buffers) throws IOException {
        List<Connection> connections = new ArrayList<>();
        try {
            for (Session session : sessions) {
                connections.add(open(new Exchange(session, buffers)));
            }
            return connections;
        } catch (Throwable cause) {
            Closing.after(cause, connections);
            throw cause;
        }
    }

    private Connection open(Exchange exchange) throws IOException {
        SocketChannel channel = SocketChannels.open(server);
        try {
            ChannelOptions.apply(channel, settings);
            channel.connect(server);
            return Connection.established(channel, exchange);
        } catch (Throwable cause) {
            Closing.after(cause, List.of(channel));
            throw cause;
        }
    }
}
