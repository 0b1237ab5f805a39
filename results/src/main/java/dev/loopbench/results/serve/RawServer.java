package dev.loopbench.results.serve;

import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.core.address.BindAddress;
import dev.loopbench.core.address.SocketDirectory;
import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.transport.Availability;
import dev.loopbench.core.transport.Server;
import dev.loopbench.core.transport.Serving;
import dev.loopbench.core.transport.Setting;
import dev.loopbench.core.transport.SocketSettings;
import dev.loopbench.core.transport.Traffic;
import dev.loopbench.core.transport.Transport;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A server for foreign clients at a loopback port that the kernel chose, or at a socket file that this user alone may open.
 */
public final class RawServer implements AutoCloseable {

    private static final String MODE = "rw-------";

    private final Server server;
    private final @Nullable SocketDirectory directory;

    private RawServer(Server server, @Nullable SocketDirectory directory) {
        this.server = server;
        this.directory = directory;
    }

    /**
     * Listens.
     *
     * @param threads event loops or selectors, where the transport has such
     * @param socketBase where the directory for a socket file is made
     * @throws IOException when the transport cannot be had here or cannot listen, saying why in one line
     */
    public static RawServer open(Transport transport, AddressFamily address, Reply reply, int threads, Path socketBase)
            throws IOException {
        Traffic traffic = Traffic.of(new MessageShape(1, 1), 1, 1).over(address).servedBy(new Serving(0, 0, threads));
        Availability availability = transport.availability();
        if (availability.isAvailable()) {
            availability = transport.availability(
                    new Setting(Placement.FREE, Runtime.getRuntime().availableProcessors(), false, traffic));
        }
        if (!availability.isAvailable()) {
            throw new IOException(availability.reason().orElse("not available"));
        }
        SocketDirectory directory = null;
        if (address == AddressFamily.UNIX) {
            SocketDirectory.removeLeftovers(socketBase);
            directory = SocketDirectory.create(socketBase, "serve");
        }
        Optional<Path> sockets = Optional.ofNullable(directory).map(SocketDirectory::path);
        try {
            Server server = transport.listen(
                    BindAddress.of(address, sockets).address(),
                    SocketSettings.defaults(),
                    reply.sessions(),
                    IoThreads.free("server").wanting(threads));
            if (server.address() instanceof UnixDomainSocketAddress file) {
                Files.setPosixFilePermissions(file.getPath(), PosixFilePermissions.fromString(MODE));
            }
            return new RawServer(server, directory);
        } catch (IOException e) {
            if (directory != null) {
                directory.close();
            }
            throw e;
        }
    }

    /** Where it listens, as clients are told it: {@code 127.0.0.1:40001}, or the path of a socket file. */
    public String address() {
        SocketAddress address = server.address();
        return address instanceof InetSocketAddress inet
                ? inet.getAddress().getHostAddress() + ":" + inet.getPort()
                : address.toString();
    }

    /** The mechanism that moves the bytes. */
    public String implementation() {
        return server.implementation();
    }

    /** Ends all connections and removes the socket file. May be called more than once. */
    @Override
    public void close() throws IOException {
        server.close();
        if (directory != null) {
            directory.close();
        }
    }
}
