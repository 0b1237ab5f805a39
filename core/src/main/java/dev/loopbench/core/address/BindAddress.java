package dev.loopbench.core.address;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a server is to listen: a port of 127.0.0.1 that the kernel chooses, or a socket file, which is removed when this
 * is closed.
 */
public final class BindAddress implements Closeable {

    private final SocketAddress address;

    private BindAddress(SocketAddress address) {
        this.address = address;
    }

    /**
     * An address of that family.
     *
     * @param sockets the directory for socket files, as {@link SocketDirectory} makes it; not asked for TCP
     * @throws IOException when a socket file has no directory, saying so in one line
     */
    public static BindAddress of(AddressFamily family, Optional<Path> sockets) throws IOException {
        return switch (family) {
            case TCP -> new BindAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            case UNIX -> new BindAddress(UnixDomainSocketAddress.of(SocketDirectory.nextFile(usable(sockets))));
        };
    }

    private static Path usable(Optional<Path> sockets) throws IOException {
        Path directory = sockets.orElseThrow(() -> new IOException("no directory was named for the socket file"));
        if (!Files.isDirectory(directory)) {
            throw new IOException("the directory for the socket file is gone: " + directory);
        }
        if (!Files.isWritable(directory)) {
            throw new IOException("no socket file can be made in " + directory + ": permission denied");
        }
        return directory;
    }

    /** The address to bind. */
    public SocketAddress address() {
        return address;
    }

    /** Removes the socket file; the server must have ended. */
    @Override
    public void close() throws IOException {
        if (address instanceof UnixDomainSocketAddress file) {
            Files.deleteIfExists(file.getPath());
        }
    }
}
