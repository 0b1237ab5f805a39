package dev.loopbench.netty.io;

import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.core.socket.ReadBuffer;
import dev.loopbench.core.transport.SocketSettings;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.RecvByteBufAllocator;
import java.net.SocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Sets {@link SocketSettings} on Netty's channels, and reads what took effect. */
public final class SocketOptions {

    /** Netty's own first guess of how much a read will bring. */
    private static final int USUAL_READ = 2048;

    private SocketOptions() {}

    /**
     * The allocator of buffers for reads. Two of Netty's defaults are changed. The least is 64 bytes by default; the buffer then
     * shrinks to the size of a small frame, which fills it, and a read that was filled is followed by one that finds
     * nothing. The most is 64 KiB by default; all transports read {@link ReadBuffer#LARGEST_READ} at once.
     */
    private static RecvByteBufAllocator reads() {
        return new AdaptiveRecvByteBufAllocator(USUAL_READ, USUAL_READ, ReadBuffer.LARGEST_READ);
    }

    public static void apply(Bootstrap bootstrap, SocketSettings settings, SocketAddress server) {
        bootstrap.option(ChannelOption.RECVBUF_ALLOCATOR, reads());
        if (isTcp(server)) {
            bootstrap.option(ChannelOption.TCP_NODELAY, settings.noDelay());
        }
        settings.sendBuffer().ifPresent(bytes -> bootstrap.option(ChannelOption.SO_SNDBUF, bytes));
        settings.receiveBuffer().ifPresent(bytes -> bootstrap.option(ChannelOption.SO_RCVBUF, bytes));
    }

    public static void apply(ServerBootstrap bootstrap, SocketSettings settings, SocketAddress bind) {
        bootstrap.option(ChannelOption.SO_BACKLOG, settings.backlog());
        bootstrap.childOption(ChannelOption.RECVBUF_ALLOCATOR, reads());
        if (isTcp(bind)) {
            bootstrap.childOption(ChannelOption.TCP_NODELAY, settings.noDelay());
            // What the listener accepts is offered a window by its receive buffer.
            settings.receiveBuffer().ifPresent(bytes -> bootstrap.option(ChannelOption.SO_RCVBUF, bytes));
        }
        settings.sendBuffer().ifPresent(bytes -> bootstrap.childOption(ChannelOption.SO_SNDBUF, bytes));
        settings.receiveBuffer().ifPresent(bytes -> bootstrap.childOption(ChannelOption.SO_RCVBUF, bytes));
    }

    /** Sets options that only one kind of I/O has, on a client's connections. */
    public static void apply(Bootstrap bootstrap, Map<ChannelOption<?>, Object> ofKind) {
        ofKind.forEach((option, value) -> bootstrap.option(typed(option), value));
    }

    /** The same on connections that a server accepts. */
    public static void apply(ServerBootstrap bootstrap, Map<ChannelOption<?>, Object> ofKind) {
        ofKind.forEach((option, value) -> bootstrap.childOption(typed(option), value));
    }

    @SuppressWarnings("unchecked")
    private static ChannelOption<Object> typed(ChannelOption<?> option) {
        return (ChannelOption<Object>) option;
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
    public static Map<String, String> read(Channel channel, IoKind kind) {
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
