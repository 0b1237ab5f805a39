package dev.loopbench.netty;

import dev.loopbench.core.transport.Traits;
import dev.loopbench.netty.io.IoKind;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerDomainSocketChannel;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Netty over Linux's epoll, by its own native library. */
public final class NettyEpollTransport extends NettyTransport {

    public NettyEpollTransport() {
        super(
                "netty-epoll",
                new IoKind(
                        EpollIoHandler.class,
                        EpollIoHandler::newFactory,
                        new IoKind.Channels(EpollServerSocketChannel.class, EpollSocketChannel.class),
                        new IoKind.Channels(EpollServerDomainSocketChannel.class, EpollDomainSocketChannel.class),
                        Map.of(),
                        2));
    }

    @Override
    public Traits traits() {
        return super.traits().representing();
    }

    @Override
    @Nullable
    Throwable unavailabilityCause() {
        return Epoll.unavailabilityCause();
    }
}
