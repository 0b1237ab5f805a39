package dev.loopbench.netty;

import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.core.transport.SocketSettings;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import java.net.SocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Sets {@link SocketSettings} on Netty's channels, and reads what took effect. */
final class SocketOptions {

    private SocketOptions() {}

    static void apply(Bootstrap bootstrap, SocketSettings settings, SocketAddress server) {
        if (isTcp(server)) {
            bootstrap.option(ChannelOption.TCP_NODELAY, settings.noDelay());
        }
        settings.sendBuffer().ifPresent(bytes -> bootstrap.option(ChannelOption.SO_SNDBUF, bytes));
        settings.receiveBuffer().ifPresent(bytes -> bootstrap.option(ChannelOption.SO_RCVBUF, bytes));
    }

    static void apply(ServerBootstrap bootstrap, SocketSettings settings, SocketAddress bind) {
        bootstrap.option(ChannelOption.SO_BACKLOG, settings.backlog());
        if (isTcp(bind)) {
            bootstrap.childOption(ChannelOption.TCP_NODELAY, settings.noDelay());
            // What the listener accepts is offered a window by its receive buffer.
            settings.receiveBuffer().ifPresent(bytes -> bootstrap.option(ChannelOption.SO_RCVBUF, bytes));
        }
        settings.sendBuffer().ifPresent(bytes -> bootstrap.childOption(ChannelOption.SO_SNDBUF, bytes));
        settings.receiveBuffer().ifPresent(bytes -> bootstrap.childOption(ChannelOption.SO_RCVBUF, bytes));
    }

    private static boolean isTcp(SocketAddress address) {
        return AddressFamily.of(address).equals(Optional.of(AddressFamily.TCP));
    }

    /**
     * The options in effect on a connection, as far as its kind of socket has them: name → value, in the JDK's names and
     * units.
     *
     * @throws io.netty.channel.ChannelException when the connection was closed meanwhile
     */
    static Map<String, String> read(Channel channel, IoKind kind) {
        Map<String, String> options = new TreeMap<>();
        Boolean noDelay = channel.config().getOption(ChannelOption.TCP_NODELAY);
        if (noDelay != null) {
            options.put("TCP_NODELAY", String.valueOf(noDelay));
        }
        options.put("SO_SNDBUF", bytes(channel, ChannelOption.SO_SNDBUF, kind));
        options.put("SO_RCVBUF", bytes(channel, ChannelOption.SO_RCVBUF, kind));
        return options;
    }

    private static String bytes(Channel channel, ChannelOption<Integer> option, IoKind kind) {
        return String.valueOf(channel.config().getOption(option) / kind.bufferScale());
    }
}
