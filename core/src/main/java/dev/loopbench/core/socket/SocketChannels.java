package dev.loopbench.core.socket;

import dev.loopbench.core.transport.SocketSettings;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.NetworkChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The JDK's channels: opens them for an address, sets {@link SocketSettings} on them, and reads what took effect. A channel over Unix
 * domain sockets has its family from the first; over TCP the JDK chooses.
 */
public final class SocketChannels {

    private static final List<SocketOption<?>> READ = List.of(
            StandardSocketOptions.TCP_NODELAY, StandardSocketOptions.SO_SNDBUF, StandardSocketOptions.SO_RCVBUF);

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

    /** Sets options of a channel that listens: its receive buffer is inherited by what it accepts, so it is set before binding. */
    public static void configureListener(NetworkChannel channel, SocketSettings settings) throws IOException {
        if (settings.receiveBuffer().isPresent()) {
            channel.setOption(
                    StandardSocketOptions.SO_RCVBUF, settings.receiveBuffer().getAsInt());
        }
    }

    /** Sets options of a connection of either end; on the connecting end before it connects. */
    public static void configure(NetworkChannel channel, SocketSettings settings) throws IOException {
        if (channel.supportedOptions().contains(StandardSocketOptions.TCP_NODELAY)) {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, settings.noDelay());
        }
        if (settings.sendBuffer().isPresent()) {
            channel.setOption(
                    StandardSocketOptions.SO_SNDBUF, settings.sendBuffer().getAsInt());
        }
        if (settings.receiveBuffer().isPresent()) {
            channel.setOption(
                    StandardSocketOptions.SO_RCVBUF, settings.receiveBuffer().getAsInt());
        }
    }

    /** The options in effect: name → value. */
    public static Map<String, String> options(NetworkChannel channel) throws IOException {
        Map<String, String> options = new TreeMap<>();
        for (SocketOption<?> option : READ) {
            if (channel.supportedOptions().contains(option)) {
                options.put(option.name(), String.valueOf(channel.getOption(option)));
            }
        }
        return options;
    }
}
