package dev.loopbench.nio.select;

import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.session.CycleSession;
import dev.loopbench.core.session.Session;
import dev.loopbench.core.transport.Availability;
import dev.loopbench.core.transport.Client;
import dev.loopbench.core.transport.Floor;
import dev.loopbench.core.transport.Layer;
import dev.loopbench.core.transport.OneThreadTransport;
import dev.loopbench.core.transport.Server;
import dev.loopbench.core.transport.Setting;
import dev.loopbench.core.transport.SocketSettings;
import dev.loopbench.core.transport.Traits;
import dev.loopbench.core.transport.Transport;
import dev.loopbench.nio.connection.NioDialer;
import dev.loopbench.nio.connection.NioListener;
import dev.loopbench.nio.connection.PerRequestConnector;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.Selector;
import java.nio.channels.spi.SelectorProvider;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Non-blocking channels and a selector: each end is one thread that waits for all its connections at once. */
public final class NioSelectTransport implements Transport {

    private static final String IMPLEMENTATION =
            "sun.nio.ch.EPollSelectorImpl, channels of sun.nio.ch.EPollSelectorProvider";

    @Override
    public String name() {
        return "nio-select";
    }

    @Override
    public String implementation() {
        return IMPLEMENTATION;
    }

    @Override
    public Optional<Floor> floor() {
        return Optional.of(Floor.EPOLL);
    }

    @Override
    public Traits traits() {
        return Traits.of(Traits.Model.EVENT_LOOPS).representing();
    }

    @Override
    public Layer layer() {
        return new Layer(
                "selector",
                Optional.of("blocking-channel"),
                "Selector and keys beyond epoll_wait",
                "a thread that blocks in a read, if one a connection is affordable");
    }

    @Override
    public Availability availability() {
        try (Selector selector = Selector.open()) {
            String found = SelectorLoop.implementation(selector, SelectorProvider.provider());
            return found.equals(IMPLEMENTATION)
                    ? Availability.available()
                    : Availability.unavailable("a selector here is " + found);
        } catch (IOException e) {
            return Availability.unavailable("no selector can be opened: " + e.getMessage());
        }
    }

    /** Whatever is asked, over Unix domain sockets too, with as many loops as wanted. */
    @Override
    public Availability availability(Setting setting) {
        return Availability.available();
    }

    @Override
    public Optional<OneThreadTransport> onOneThread() {
        return Optional.of(new OneSelectorTransport(this));
    }

    @Override
    public Server listen(
            SocketAddress bind, SocketSettings settings, Supplier<? extends Session> accepted, IoThreads threads)
            throws IOException {
        return NioSelectServer.listen(NioListener.open(bind, settings, accepted), threads);
    }

    @Override
    public Client connect(
            SocketAddress server, SocketSettings settings, List<? extends Session> sessions, IoThreads threads)
            throws IOException {
        return NioSelectClient.connect(new NioDialer(server, settings), sessions, threads);
    }

    @Override
    public Client connectPerRequest(
            List<? extends SocketAddress> servers,
            SocketSettings settings,
            Session kept,
            List<? extends CycleSession> cycles,
            IoThreads threads)
            throws IOException {
        NioDialer dialer = new NioDialer(servers.get(0), settings);
        return NioSelectClient.connect(dialer, kept, PerRequestConnector.all(servers, settings, cycles), threads);
    }
}
