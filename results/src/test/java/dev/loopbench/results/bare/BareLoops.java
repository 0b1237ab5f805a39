package dev.loopbench.results.bare;

import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringServerSocketChannel;
import io.netty.channel.uring.IoUringSocketChannel;
import java.util.List;

/** The bare loops by the names of the transports that they are held against. */
final class BareLoops {

    /** All of them. */
    static final List<String> NAMES = List.of(
            "blocking-socket",
            "blocking-channel",
            "virtual-thread",
            "nio-select",
            "nio-async",
            "netty-nio",
            "netty-epoll",
            "netty-io_uring");

    private BareLoops() {}

    static BareLoop named(String name) {
        return switch (name) {
            case "blocking-socket" -> new BlockingSocketLoop();
            case "blocking-channel" -> BlockingChannelLoop.onPlatformThreads();
            case "virtual-thread" -> BlockingChannelLoop.onVirtualThreads();
            case "nio-select" -> new NioSelectLoop();
            case "nio-async" -> new NioAsyncLoop();
            case "netty-nio" ->
                new NettyLoop(NioIoHandler.newFactory(), NioServerSocketChannel.class, NioSocketChannel.class);
            case "netty-epoll" ->
                new NettyLoop(EpollIoHandler.newFactory(), EpollServerSocketChannel.class, EpollSocketChannel.class);
            case "netty-io_uring" ->
                new NettyLoop(
                        IoUringIoHandler.newFactory(), IoUringServerSocketChannel.class, IoUringSocketChannel.class);
            default ->
                throw new IllegalArgumentException(
                        "no bare loop is called '" + name + "'; there are " + String.join(", ", NAMES));
        };
    }
}
