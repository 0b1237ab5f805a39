package dev.loopbench.nio.spin;

import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.session.CycleSession;
import dev.loopbench.core.session.Session;
import dev.loopbench.core.transport.Availability;
import dev.loopbench.core.transport.Client;
import dev.loopbench.core.transport.Floor;
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
import java.nio.channels.SelectableChannel;
import java.nio.channels.spi.SelectorProvider;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Non-blocking channels that are read over and over: each end is one thread that never waits. */
public final class NioSpinTransport implements Transport {

    @Override
    public String name() {
        return "nio-spin";
    }

    @Override
    public String implementation() {
        return "non-blocking channels of sun.nio.ch.EPollSelectorProvider";
    }

    @Override
    public Optional<Floor> floor() {
        return Optional.of(Floor.SPIN);
    }

    @Override
    public Traits traits() {
        return Traits.of(Traits.Model.SPINNING);
    }

    /** The mechanism behind a live channel. */
    static String implementation(SelectableChannel channel) {
        return (channel.isBlocking() ? "blocking" : "non-blocking") + " channels of "
                + channel.provider().getClass().getName();
    }

    @Override
    public Availability availability() {
        String found = SelectorProvider.provider().getClass().getName();
        return implementation().endsWith(found)
                ? Availability.available()
                : Availability.unavailable("channels here are those of " + found);
    }

    @Override
    public Availability availability(Setting setting) {
        if (setting.traffic().serving().threads() > 1) {
            return Availability.unavailable(
                    "its server spins on one thread: each more would need a processor of its own");
        }
        if (setting.placement() == Placement.SAME_CORE) {
            return Availability.unavailable("two spinning ends need two processors; same-core has one");
        }
        if (setting.processors() < 2) {
            return Availability.unavailable("two spinning ends need two processors; this process has one");
        }
        return Availability.available();
    }

    @Override
    public Server listen(
            SocketAddress bind, SocketSettings settings, Supplier<? extends Session> accepted, IoThreads threads)
            throws IOException {
        return NioSpinServer.listen(NioListener.open(bind, settings, accepted), threads);
    }

    @Override
    public Client connect(
            SocketAddress server, SocketSettings settings, List<? extends Session> sessions, IoThreads threads)
            throws IOException {
        return NioSpinClient.connect(new NioDialer(server, settings), sessions, threads);
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
        return NioSpinClient.connect(
                dialer, List.of(kept), PerRequestConnector.all(servers, settings, cycles), threads);
    }
}
