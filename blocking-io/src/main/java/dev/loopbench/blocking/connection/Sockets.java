package dev.loopbench.blocking.connection;

import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.core.transport.Availability;
import dev.loopbench.core.transport.SocketSettings;
import java.io.Closeable;
import java.io.IOException;
import java.net.SocketAddress;

/** A blocking socket API of the JDK. */
public interface Sockets {

    /** Whether it has sockets of that family. */
    Availability availability(AddressFamily address);

    /** Binds and listens. */
    BlockingListener listen(SocketAddress bind, SocketSettings settings) throws IOException;

    /** Blocks until the connection is established; its options are set. */
    default BlockingConnection connect(SocketAddress server, SocketSettings settings) throws IOException {
        return connect(server, settings, socket -> {});
    }

    /**
     * The same.
     *
     * @param begun told of the socket before it connects, so that another thread may close it meanwhile; what it throws ends
     *     the attempt
     */
    BlockingConnection connect(SocketAddress server, SocketSettings settings, Begun begun) throws IOException;

    /** Who is told of a socket. */
    @FunctionalInterface
    interface Begun {
        void on(Closeable socket) throws IOException;
    }

    /** A bound socket that accepts connections. One thread accepts; any may close. */
    interface BlockingListener extends Closeable {

        /** Blocks until a connection has come; its options have not been set yet. */
        BlockingConnection accept() throws IOException;

        /** Where it is bound. */
        SocketAddress address() throws IOException;

        /** The mechanism that moves the bytes of the connections that it accepts, read off the live socket. */
        String implementation();
    }
}
