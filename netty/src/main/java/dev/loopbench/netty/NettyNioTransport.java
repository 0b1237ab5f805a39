package dev.loopbench.netty;

import dev.loopbench.core.transport.Layer;
import dev.loopbench.netty.io.IoKind;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.util.Map;
import java.util.Optional;
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
    public Layer layer() {
        return new Layer(
                LAYER,
                Optional.of("nio-select"),
                "event loop, pipeline, buffers",
                "a selector loop of one's own; Netty's native epoll goes round the JDK's layers");
    }

    @Override
    @Nullable
    Throwable unavailabilityCause() {
        return null;
    }
}
