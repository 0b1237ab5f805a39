package dev.loopbench.netty;

import dev.loopbench.netty.io.IoKind;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Netty over the JDK's selector. */
public final class NettyNioTransport extends NettyTransport {

    public NettyNioTransport() {
        super(
                "netty-nio",
                new IoKind(
                        NioIoHandler.class,
                        NioIoHandler::newFactory,
                        new IoKind.Channels(NioServerSocketChannel.class, NioSocketChannel.class),
                        new IoKind.Channels(NioServerDomainSocketChannel.class, NioDomainSocketChannel.class),
                        Map.of(),
                        1));
    }

    @Override
    @Nullable
    Throwable unavailabilityCause() {
        return null;
    }
}
