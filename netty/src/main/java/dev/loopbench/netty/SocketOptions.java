package dev.loopbench.netty;

import dev.loopbench.core.transport.SocketSettings;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import java.util.Map;
import java.util.TreeMap;

/** Sets {@link SocketSettings} on Netty's channels, and reads what took effect. */
final class SocketOptions {

    private SocketOptions() {}

    static void apply(Bootstrap bootstrap, SocketSettings settings) {
        bootstrap.option(ChannelOption.TCP_NODELAY, settings.noDelay());
        settings.sendBuffer().ifPresent(bytes -> bootstrap.option(ChannelOption.SO_SNDBUF, bytes));
        settings.receiveBuffer().ifPresent(bytes -> bootstrap.option(ChannelOption.SO_RCVBUF, bytes));
    }

    /** The receive buffer is set on the listener too: what it accepts is offered a window by it. */
    static void apply(ServerBootstrap bootstrap, SocketSettings settings) {
        bootstrap.option(ChannelOption.SO_BACKLOG, settings.backlog());
        bootstrap.childOption(ChannelOption.TCP_NODELAY, settings.noDelay());
        settings.sendBuffer().ifPresent(bytes -> bootstrap.childOption(ChannelOption.SO_SNDBUF, bytes));
        settings.receiveBuffer()
                .ifPresent(bytes ->
                        bootstrap.option(ChannelOption.SO_RCVBUF, bytes).childOption(ChannelOption.SO_RCVBUF, bytes));
    }

    /**
     * The options in effect on a connection: name → value, in the JDK's names and units.
     *
     * @throws io.netty.channel.ChannelException when the connection was closed meanwhile
     */
    static Map<String, String> read(Channel channel, IoKind kind) {
        Map<String, String> options = new TreeMap<>();
        options.put("TCP_NODELAY", String.valueOf(channel.config().getOption(ChannelOption.TCP_NODELAY)));
        options.put("SO_SNDBUF", bytes(channel, ChannelOption.SO_SNDBUF, kind));
        options.put("SO_RCVBUF", bytes(channel, ChannelOption.SO_RCVBUF, kind));
        return options;
    }

    private static String bytes(Channel channel, ChannelOption<Integer> option, IoKind kind) {
        return String.valueOf(channel.config().getOption(option) / kind.bufferScale());
    }
}
