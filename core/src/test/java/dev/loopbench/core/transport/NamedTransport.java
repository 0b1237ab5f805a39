package dev.loopbench.core.transport;

import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.session.Session;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.List;
import java.util.function.Supplier;

/** Has a name and moves nothing. */
abstract class NamedTransport implements Transport {

    private final String name;

    NamedTransport(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String implementation() {
        return "none";
    }

    @Override
    public Availability availability() {
        return Availability.unavailable("it moves nothing");
    }

    @Override
    public Server listen(
            SocketAddress bind, SocketSettings settings, Supplier<? extends Session> accepted, IoThreads threads)
            throws IOException {
        throw new IOException("it moves nothing");
    }

    @Override
    public Client connect(
            SocketAddress server, SocketSettings settings, List<? extends Session> sessions, IoThreads threads)
            throws IOException {
        throw new IOException("it moves nothing");
    }
}
