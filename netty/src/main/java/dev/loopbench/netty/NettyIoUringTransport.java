package dev.loopbench.netty;

import io.netty.channel.uring.IoUring;
import io.netty.channel.uring.IoUringDomainSocketChannel;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringServerDomainSocketChannel;
import io.netty.channel.uring.IoUringServerSocketChannel;
import io.netty.channel.uring.IoUringSocketChannel;
import org.jspecify.annotations.Nullable;

/** Netty over Linux's io_uring, by its own native library. */
public final class NettyIoUringTransport extends NettyTransport {

    public NettyIoUringTransport() {
        super(
                "netty-io_uring",
                new IoKind(
                        IoUringIoHandler.class,
                        IoUringIoHandler::newFactory,
                        new IoKind.Channels(IoUringServerSocketChannel.class, IoUringSocketChannel.class),
                        new IoKind.Channels(IoUringServerDomainSocketChannel.class, IoUringDomainSocketChannel.class),
                        2));
    }

    @Override
    @Nullable
    Throwable unavailabilityCause() {
        return IoUring.unavailabilityCause();
    }
}
