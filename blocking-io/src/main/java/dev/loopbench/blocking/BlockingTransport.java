package dev.loopbench.blocking;

import dev.loopbench.blocking.connection.Sockets;
import dev.loopbench.blocking.thread.EndThreads;
import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.session.CycleSession;
import dev.loopbench.core.session.Session;
import dev.loopbench.core.socket.Rotation;
import dev.loopbench.core.transport.Availability;
import dev.loopbench.core.transport.Client;
import dev.loopbench.core.transport.Floor;
import dev.loopbench.core.transport.OneThreadTransport;
import dev.loopbench.core.transport.Server;
import dev.loopbench.core.transport.Setting;
import dev.loopbench.core.transport.SocketSettings;
import dev.loopbench.core.transport.Transport;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The common part of blocking transports: a socket API and a kind of thread. */
abstract class BlockingTransport implements Transport {

    /** The bytes that the socket buffers of one connection hold for certain. */
    private static final int BUFFERED_BYTES = 64 * 1024;

    private final String name;
    private final String implementation;
    private final Sockets sockets;
    private final EndThreads.Kind kind;

    BlockingTransport(String name, String implementation, Sockets sockets, EndThreads.Kind kind) {
        this.name = name;
        this.implementation = implementation;
        this.sockets = sockets;
        this.kind = kind;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String implementation() {
        return implementation;
    }

    @Override
    public Optional<Floor> floor() {
        return Optional.of(Floor.BLOCKING);
    }

    @Override
    public Availability availability() {
        return Availability.available();
    }

    /**
     * Refuses addresses that its sockets cannot have, traffic that would leave both ends blocked in a write for ever, and threads in
     * addition to those that connections have.
     */
    @Override
    public Availability availability(Setting setting) {
        return sockets.availability(setting.traffic().address())
                .and(fitsTheBuffers(setting))
                .and(oneThreadEach(setting));
    }

    private static Availability oneThreadEach(Setting setting) {
        return setting.traffic().serving().threads() == 1
                ? Availability.available()
                : Availability.unavailable("its server has a thread for each connection, not "
                        + setting.traffic().serving().threads() + " for all");
    }

    private static Availability fitsTheBuffers(Setting setting) {
        return setting.traffic().window() == 1 || setting.traffic().outstandingBytes() <= BUFFERED_BYTES
                ? Availability.available()
                : Availability.unavailable("a blocking connection cannot read while it writes: a window of "
                        + setting.traffic().window() + " has "
                        + setting.traffic().outstandingBytes()
                        + " bytes outstanding or more each way, the socket buffers hold only " + BUFFERED_BYTES
                        + " for certain");
    }

    @Override
    public Optional<OneThreadTransport> onOneThread() {
        return Optional.of(new ServedTransport(this, sockets, kind));
    }

    @Override
    public Server listen(
            SocketAddress bind, SocketSettings settings, Supplier<? extends Session> accepted, IoThreads threads)
            throws IOException {
        EndThreads own = kind.of(threads);
        try {
            return new BlockingServer(sockets, bind, settings, accepted, own);
        } catch (IOException e) {
            own.close();
            throw e;
        }
    }

    @Override
    public Client connectPerRequest(
            List<? extends SocketAddress> servers,
            SocketSettings settings,
            Session kept,
            List<? extends CycleSession> cycles,
            IoThreads threads)
            throws IOException {
        EndThreads own = kind.of(threads);
        List<ClientWorker> workers = new ArrayList<>();
        try {
            workers.add(new ClientConnection(sockets.connect(servers.get(0), settings), kept, threads));
            for (CycleSession session : cycles) {
                workers.add(new BlockingPerRequestConnector(
                        sockets, new Rotation(servers, workers.size()), settings, session));
            }
            return new BlockingClient(
                    new BlockingClient.Dialer(sockets, servers.get(0), settings, threads), workers, own);
        } catch (IOException e) {
            for (ClientWorker worker : workers) {
                worker.close();
            }
            own.close();
            throw e;
        }
    }

    @Override
    public Client connect(
            SocketAddress server, SocketSettings settings, List<? extends Session> sessions, IoThreads threads)
            throws IOException {
        EndThreads own = kind.of(threads);
        BlockingClient.Dialer dialer = new BlockingClient.Dialer(sockets, server, settings, threads);
        try {
            return new BlockingClient(dialer, dialer.open(sessions), own);
        } catch (IOException e) {
            own.close();
            throw e;
        }
    }
}
