package dev.loopbench.netty;

import dev.loopbench.netty.io.IoKind;
import io.netty.channel.kqueue.KQueue;
import io.netty.channel.kqueue.KQueueDomainSocketChannel;
import io.netty.channel.kqueue.KQueueIoHandler;
import io.netty.channel.kqueue.KQueueServerDomainSocketChannel;
import io.netty.channel.kqueue.KQueueServerSocketChannel;
import io.netty.channel.kqueue.KQueueSocketChannel;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Netty over the kqueue of macOS and BSD, by its own native library. */
public final class NettyKQueueTransport extends NettyTransport {

    public NettyKQueueTransport() {
        super(
                "netty-kqueue",
                new IoKind(
                        KQueueIoHandler.class,
                        KQueueIoHandler::newFactory,
                        new IoKind.Channels(KQueueServerSocketChannel.class, KQueueSocketChannel.class),
                        new IoKind.Channels(KQueueServerDomainSocketChannel.class, KQueueDomainSocketChannel.class),
                        Map.of(),
                        1));
    }

    @Override
    @Nullable
    Throwable unavailabilityCause() {
        return KQueue.unavailabilityCause();
    }
}
