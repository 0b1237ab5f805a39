package dev.loopbench.core.socket;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Opens the JDK's channels for an address: one is of a family from the first, and over TCP of the JDK's choice. */
public final class SocketChannels {

    private SocketChannels() {}

    /** A channel that can be connected to that address. */
    public static SocketChannel open(SocketAddress server) throws IOException {
        return server instanceof UnixDomainSocketAddress
                ? SocketChannel.open(StandardProtocolFamily.UNIX)
                : SocketChannel.open();
    }

    /** A channel that can be bound to that address. */
    public static ServerSocketChannel openListener(SocketAddress bind) throws IOException {
        return bind instanceof UnixDomainSocketAddress
                ? ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                : ServerSocketChannel.open();
    }
}
