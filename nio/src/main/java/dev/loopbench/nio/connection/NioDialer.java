package dev.loopbench.nio.connection;

import dev.loopbench.core.session.Session;
import dev.loopbench.core.socket.SocketChannels;
import dev.loopbench.core.transport.SocketSettings;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** Opens a client's connections. */
public record NioDialer(SocketAddress server, SocketSettings settings) {

    /**
     * One established connection for each session; all or none.
     *
     * @param buffers of the loop that will drive them
     */
    public List<NioConnection> open(List<? extends Session> sessions, NioBuffers buffers) throws IOException {
        List<NioConnection> connections = new ArrayList<>();
        try {
            for (Session session : sessions) {
                connections.add(open(new SessionChannel(session, buffers)));
            }
            return connections;
        } catch (Throwable cause) {
            Closing.after(cause, connections);
            throw cause;
        }
    }

    private NioConnection open(SessionChannel exchange) throws IOException {
        SocketChannel channel = SocketChannels.open(server);
        try {
            SocketChannels.configure(channel, settings);
            channel.connect(server);
            return NioConnection.established(channel, exchange);
        } catch (Throwable cause) {
            Closing.after(cause, List.of(channel));
            throw cause;
        }
    }
}
