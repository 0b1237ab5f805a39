package dev.loopbench.blocking;

import dev.loopbench.blocking.connection.Sockets;
import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.session.Session;
import dev.loopbench.core.transport.SocketSettings;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;

/** Opens a client's connections. */
record Dialer(Sockets sockets, SocketAddress server, SocketSettings settings, IoThreads threads) {

    /** One established connection for each session; all or none. */
    List<ClientConnection> open(List<? extends Session> sessions) throws IOException {
        List<ClientConnection> connections = new ArrayList<>();
        try {
            for (Session session : sessions) {
                connections.add(new ClientConnection(sockets.connect(server, settings), session, threads));
            }
            return connections;
        } catch (IOException e) {
            for (ClientConnection connection : connections) {
                connection.close();
            }
            throw e;
        }
    }
}
