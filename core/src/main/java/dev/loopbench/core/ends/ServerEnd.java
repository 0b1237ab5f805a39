package dev.loopbench.core.ends;

import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.core.address.BindAddress;
import dev.loopbench.core.cost.JvmThreadMeter;
import dev.loopbench.core.ends.ForkEnds.EndProcess;
import dev.loopbench.core.frame.Token;
import dev.loopbench.core.placement.Placements.Assignment;
import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.core.record.JvmUsage;
import dev.loopbench.core.record.ServerMode;
import dev.loopbench.core.record.WrongTransportException;
import dev.loopbench.core.server.InProcessServer;
import dev.loopbench.core.server.ServerHandle;
import dev.loopbench.core.server.ServerProcess;
import dev.loopbench.core.server.ServerReport;
import dev.loopbench.core.server.ServerSpec;
import dev.loopbench.core.transport.Transport;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.function.Function;

/** The server of a fork, in this process or one of its own, and the address that it listens on. Used by the fork's thread. */
final class ServerEnd implements AutoCloseable {

    private final BindAddress bind;
    private final ServerHandle server;
    private boolean isParked;

    private ServerEnd(BindAddress bind, ServerHandle server) {
        this.bind = bind;
        this.server = server;
    }

    /**
     * Starts it. A process comes up while this one makes itself ready; see {@link #await}.
     *
     * @param sockets the directory for socket files
     * @param transports the transports by name, for a server in this process
     */
    static ServerEnd start(
            ForkSpec spec,
            Assignment assignment,
            Token token,
            Optional<Path> sockets,
            Function<String, Transport> transports)
            throws IOException {
        BindAddress bind = BindAddress.of(spec.traffic().address(), sockets);
        ServerSpec asked = new ServerSpec(
                spec.server(),
                bind.address(),
                assignment.server(),
                assignment.held(),
                token.hex(),
                spec.traffic().settings(),
                spec.traffic());
        return new ServerEnd(
                bind,
                spec.serverMode() == ServerMode.IN_PROCESS
                        ? InProcessServer.start(asked, transports.apply(spec.server()))
                        : ServerProcess.launch(asked));
    }

    /** Waits until it listens. */
    void await() throws IOException {
        server.await();
    }

    SocketAddress address() {
        return server.address();
    }

    List<SocketAddress> addresses() {
        return server.addresses();
    }

    /** Its process, which may be this one. */
    long pid() {
        return server.pid();
    }

    /** Its process and the threads that do I/O now. */
    EndProcess process() throws IOException {
        return new EndProcess(server.pid(), server.threads());
    }

    /** Bytes that its JVM has allocated, and CPU time of its threads. */
    JvmUsage jvm() throws IOException {
        return JvmUsage.of(server.allocatedBytes(), OptionalLong.empty(), new JvmThreadMeter(server.pid()).read());
    }

    /**
     * Checks what moves its bytes and where it listens.
     *
     * @throws WrongTransportException when that is not what was asked for
     */
    void verify(Transport asked, AddressFamily family) throws IOException {
        WrongTransportException.check("server", asked, family, server.implementation());
        SocketAddress listening = server.address();
        if (!AddressFamily.of(listening).equals(Optional.of(family))) {
            throw new WrongTransportException("the server of " + asked.name() + " listens on " + listening
                    + ", which is not " + family.meaning());
        }
    }

    ServerReport report() throws IOException {
        return server.report();
    }

    void place(SortedSet<Integer> cpus) throws IOException {
        server.place(cpus);
    }

    /** Has its I/O threads wait in the kernel; for those that would spin while nothing comes. */
    void park() throws IOException {
        server.park();
        isParked = true;
    }

    /** Resumes it, if it is parked. */
    void resume() throws IOException {
        if (isParked) {
            server.resume();
            isParked = false;
        }
    }

    /** Ends it, and removes its socket file. */
    @Override
    @SuppressWarnings("try") // the address is let go of, not used
    public void close() throws IOException {
        try (bind) {
            server.close();
        }
    }
}
