package dev.loopbench.nio.async;

import dev.loopbench.core.address.AddressFamily;
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
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.spi.AsynchronousChannelProvider;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Asynchronous channels: each end is a group of one thread, unless more are wanted, that runs the completion
 * handlers. */
public final class NioAsyncTransport implements Transport {

    private static final String PROVIDER = "sun.nio.ch.LinuxAsynchronousChannelProvider";

    @Override
    public String name() {
        return "nio-async";
    }

    @Override
    public String implementation() {
        return "sun.nio.ch.EPollPort, channels of " + PROVIDER;
    }

    @Override
    public Optional<Floor> floor() {
        return Optional.of(Floor.EPOLL);
    }

    @Override
    public Traits traits() {
        return Traits.of(Traits.Model.COMPLETIONS);
    }

    @Override
    public Layer layer() {
        return new Layer(
                "completion handlers",
                Optional.of("blocking-channel"),
                "arming, queue and calls of handlers",
                "a selector: it arms a channel once and reads once for each message");
    }

    @Override
    public Availability availability() {
        String found = AsynchronousChannelProvider.provider().getClass().getName();
        return found.equals(PROVIDER)
                ? Availability.available()
                : Availability.unavailable("asynchronous channels here are those of " + found);
    }

    @Override
    public Optional<OneThreadTransport> onOneThread() {
        return Optional.of(new OneGroupTransport(this));
    }

    @Override
    public Availability availability(Setting setting) {
        return setting.traffic().address() == AddressFamily.TCP
                ? Availability.available()
                : Availability.unavailable("AsynchronousSocketChannel is not over Unix domain sockets");
    }

    @Override
    public Server listen(
            SocketAddress bind, SocketSettings settings, Supplier<? extends Session> accepted, IoThreads threads)
            throws IOException {
        return NioAsyncServer.listen(bind, settings, accepted, AsyncGroup.open(threads), threads);
    }

    @Override
    public Client connect(
            SocketAddress server, SocketSettings settings, List<? extends Session> sessions, IoThreads threads)
            throws IOException {
        return NioAsyncClient.connect(server, settings, sessions, AsyncGroup.open(threads));
    }

    @Override
    public Client connectPerRequest(
            List<? extends SocketAddress> servers,
            SocketSettings settings,
            Session kept,
            List<? extends CycleSession> cycles,
            IoThreads threads)
            throws IOException {
        return NioAsyncClient.connect(servers, settings, List.of(kept), cycles, AsyncGroup.open(threads));
    }
}
