package dev.loopbench.core.transport;

import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.session.ConnectionUse;
import dev.loopbench.core.session.CycleSession;
import dev.loopbench.core.session.Session;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One named way to move bytes. Found by {@link java.util.ServiceLoader}; see {@link Transports}.
 *
 * <p>Stateless: an instance may open any number of ends, also at once. Both ends run every session on their own I/O
 * threads, all of them started through or adopted by the {@link IoThreads} that they are given.
 */
public interface Transport {

    /** Its name in options and tables: lower case, unique. */
    String name();

    /** The value that {@link Endpoint#implementation()} of both ends must have over TCP. */
    String implementation();

    /** The same over sockets of that family, where it is something else. */
    default String implementation(AddressFamily address) {
        return implementation();
    }

    /** The system calls that its I/O model needs: what it is held against. */
    default Optional<Floor> floor() {
        return Optional.empty();
    }

    /** Its description of itself for those who choose among transports. */
    default Traits traits() {
        return Traits.NONE;
    }

    /** Its layer in a budget, which a transport has that has a {@link #floor} that waits and can go {@link #onOneThread}. */
    default Layer layer() {
        return Layer.ofAll(name());
    }

    /** Whether it works on this machine and JDK. Must not leave threads behind. */
    Availability availability();

    /**
     * Whether it can do what is asked, given that it is available. Unless it says so, it cannot do without TCP, nor
     * {@link #connectPerRequest}, has one server thread, hands off no {@link dev.loopbench.core.session.Handler}, and does
     * not ask sessions for the time at which they will have more to send.
     */
    default Availability availability(Setting setting) {
        if (setting.traffic().use() == ConnectionUse.PER_REQUEST) {
            return Availability.unavailable("it keeps its connections");
        }
        if (setting.traffic().address() != AddressFamily.TCP) {
            return Availability.unavailable("not over Unix domain sockets");
        }
        if (setting.traffic().pace().open()) {
            return Availability.unavailable("sends when it has received, not by a plan");
        }
        return setting.traffic().serving().blocks()
                        || setting.traffic().serving().threads() > 1
                ? Availability.unavailable("its server answers at once, on one thread")
                : Availability.available();
    }

    /**
     * The most I/O threads that an end of it has, not counting those for handlers.
     *
     * @param connections of the end
     * @param wanted threads that a server of event loops or selectors was asked to have
     */
    default int ioThreads(int connections, int wanted) {
        return wanted;
    }

    /** JVM options that a fork with this transport needs on either end, such as the size of a carrier pool. */
    default List<String> jvmArguments() {
        return List.of();
    }

    /**
     * How many times the usual warm-up a fork with it needs, because more code has to be compiled before it runs at
     * its pace: 1 or more.
     */
    default int warmupFactor() {
        return 1;
    }

    /**
     * The same model with both ends on one I/O thread, which never waits: what a round trip costs but for the switch from
     * one thread to another. It is good for one server and then one client of one connection, with one request at a time.
     * Empty where the model cannot do without a second thread, or has nobody to wait for anyway.
     */
    default Optional<OneThreadTransport> onOneThread() {
        return Optional.empty();
    }

    /** Facts that a reader should know of the library behind it as this JVM runs it: name → value. */
    default Map<String, String> facts() {
        return Map.of();
    }

    /**
     * Binds and accepts until closed. A connection whose session throws is closed; the others go on.
     *
     * @param bind a loopback address with port 0, or the address of a socket file that is not there yet, if the transport
     *     can; the file may be left to the caller to remove
     * @param accepted a new session for each accepted connection; called on I/O threads. Its {@link
     *     dev.loopbench.core.session.Session#handler} must be heeded unless {@link #availability(Setting)} refuses it
     * @param threads how many there should be is {@link IoThreads#wanted}, which {@link #availability(Setting)} may refuse
     */
    Server listen(SocketAddress bind, SocketSettings settings, Supplier<? extends Session> accepted, IoThreads threads)
            throws IOException;

    /**
     * Opens one connection for each session, in their order; returns when all are established. Nothing is sent before
     * {@link Client#run}.
     */
    Client connect(SocketAddress server, SocketSettings settings, List<? extends Session> sessions, IoThreads threads)
            throws IOException;

    /**
     * Opens one connection that is kept, and then, during {@link Client#run}, connections for one request each: every
     * session of cycles has one at a time, in its turn to each of the addresses. The client's end of a connection is the
     * one that closes it. All I/O threads exist from the start.
     *
     * @param servers where one server listens: at least one address
     * @param kept the session of the connection that is kept; it takes part in every run, and is driven by the I/O thread of
     *     the first session of cycles where one thread drives several
     * @param cycles sessions whose connections are open at a time
     */
    default Client connectPerRequest(
            List<? extends SocketAddress> servers,
            SocketSettings settings,
            Session kept,
            List<? extends CycleSession> cycles,
            IoThreads threads)
            throws IOException {
        throw new IOException(name() + " keeps its connections");
    }
}
