package dev.loopbench.core.transport;

import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.session.ConnectionUse;
import dev.loopbench.core.session.Session;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The simplest transport that keeps to the contract: the healthy one among those that are broken on purpose. */
public class ReferenceTransport implements Transport {

    @Override
    public String name() {
        return "reference";
    }

    @Override
    public String implementation() {
        return Socket.class.getName();
    }

    @Override
    public Optional<Floor> floor() {
        return Optional.of(Floor.BLOCKING);
    }

    @Override
    public Traits traits() {
        return Traits.of(Traits.Model.THREADS).representing();
    }

    @Override
    public Availability availability() {
        return Availability.available();
    }

    @Override
    public Availability availability(Setting setting) {
        if (setting.traffic().serving().threads() > 1) {
            return Availability.unavailable("a thread for each connection");
        }
        if (setting.traffic().pace().open()) {
            return Availability.unavailable("sends when it has received, not by a plan");
        }
        if (setting.traffic().use() == ConnectionUse.PER_REQUEST) {
            return Availability.unavailable("it keeps its connections");
        }
        return setting.traffic().window() == 1 || setting.traffic().outstandingBytes() <= 64 * 1024
                ? Availability.available()
                : Availability.unavailable("blocking sockets hold no more than 64 KiB");
    }

    @Override
    public Server listen(
            SocketAddress bind, SocketSettings settings, Supplier<? extends Session> accepted, IoThreads threads)
            throws IOException {
        return new ReferenceServer(bind, settings, accepted, threads);
    }

    @Override
    public Client connect(
            SocketAddress server, SocketSettings settings, List<? extends Session> sessions, IoThreads threads)
            throws IOException {
        return new ReferenceClient(more -> open(server, settings, more), sessions, threads);
    }

    private static List<ReferenceConnection> open(
            SocketAddress server, SocketSettings settings, List<? extends Session> sessions) throws IOException {
        List<ReferenceConnection> connections = new ArrayList<>();
        for (Session session : sessions) {
            Socket socket = new Socket();
            ReferenceConnection.configure(socket, settings);
            socket.connect(server);
            connections.add(new ReferenceConnection(socket, session));
        }
        return connections;
    }
}
