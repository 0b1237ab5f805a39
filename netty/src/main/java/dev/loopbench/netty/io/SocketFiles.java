package dev.loopbench.netty.io;

import io.netty.channel.Channel;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.channel.unix.DomainSocketChannel;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;

/**
 * Socket files by their two kinds of address: the channels of Netty's native libraries have one of Netty's own, which is
 * older than the JDK's.
 */
public final class SocketFiles {

    private SocketFiles() {}

    /** An address as a connection of that class takes it. */
    static SocketAddress addressFor(Class<? extends Channel> connection, SocketAddress address) {
        return address instanceof UnixDomainSocketAddress file && DomainSocketChannel.class.isAssignableFrom(connection)
                ? new DomainSocketAddress(file.getPath().toString())
                : address;
    }

    /** The same address as the JDK's. */
    public static SocketAddress ofJdk(SocketAddress address) {
        return address instanceof DomainSocketAddress file ? UnixDomainSocketAddress.of(file.path()) : address;
    }
}
