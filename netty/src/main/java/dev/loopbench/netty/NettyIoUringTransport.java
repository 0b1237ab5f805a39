package dev.loopbench.netty;

import dev.loopbench.core.transport.Floor;
import dev.loopbench.core.transport.Layer;
import dev.loopbench.core.transport.Traits;
import dev.loopbench.netty.io.BufferRing;
import dev.loopbench.netty.io.BufferRingChoice;
import dev.loopbench.netty.io.IoKind;
import io.netty.channel.ChannelOption;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.uring.IoUring;
import io.netty.channel.uring.IoUringChannelOption;
import io.netty.channel.uring.IoUringDomainSocketChannel;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringIoHandlerConfig;
import io.netty.channel.uring.IoUringServerDomainSocketChannel;
import io.netty.channel.uring.IoUringServerSocketChannel;
import io.netty.channel.uring.IoUringSocketChannel;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Netty over Linux's io_uring, by its own native library. Receives use a {@link BufferRing}; {@value #BUFFER_RING} sets its
 * size, or {@code none} for a buffer of the channel's own with each receive.
 */
public final class NettyIoUringTransport extends NettyTransport {

    /** System property, of either end: the ring of buffers of each event loop, as {@link BufferRing#parse} reads it. */
    static final String BUFFER_RING = "netty-io_uring.bufferRing";

    /** The ring unless told otherwise: the one that was measured at both ends; see {@code docs/evidence/2026-11-30-zen5-2vcpu/io_uring.md}. */
    static final String USUAL_RING = "64x4096";

    private final BufferRingChoice choice;

    public NettyIoUringTransport() {
        this(BufferRingChoice.of(
                BUFFER_RING,
                System.getProperty(BUFFER_RING),
                USUAL_RING,
                IoUring.isAvailable() && IoUring.isRegisterBufferRingSupported(),
                IoUring.isAvailable() && IoUring.isRegisterBufferRingIncSupported()));
    }

    NettyIoUringTransport(BufferRingChoice choice) {
        super("netty-io_uring", kind(choice.ring()));
        this.choice = choice;
    }

    private static IoKind kind(Optional<BufferRing> ring) {
        return new IoKind(
                IoUringIoHandler.class,
                () -> handlers(ring),
                new IoKind.Channels(IoUringServerSocketChannel.class, IoUringSocketChannel.class),
                new IoKind.Channels(IoUringServerDomainSocketChannel.class, IoUringDomainSocketChannel.class),
                ring.isPresent() ? ring(BufferRing.GROUP) : Map.of(),
                2);
    }

    private static Map<ChannelOption<?>, Object> ring(short group) {
        return Map.of(IoUringChannelOption.IO_URING_BUFFER_GROUP_ID, group);
    }

    private static IoHandlerFactory handlers(Optional<BufferRing> ring) {
        IoUringIoHandlerConfig config = new IoUringIoHandlerConfig();
        ring.ifPresent(buffers -> config.setBufferRingConfig(buffers.config()));
        return IoUringIoHandler.newFactory(config);
    }

    @Override
    public Optional<Floor> floor() {
        return Optional.of(Floor.RING);
    }

    @Override
    public Traits traits() {
        return super.traits().representing();
    }

    @Override
    public Layer layer() {
        return layer("netty-epoll: with one request at a time a ring has nothing to batch");
    }

    @Override
    @Nullable
    Throwable unavailabilityCause() {
        Throwable cause = IoUring.unavailabilityCause();
        if (cause == null && choice.refused() != null) {
            return new IllegalArgumentException(choice.refused());
        }
        return cause;
    }

    @Override
    public Map<String, String> facts() {
        Map<String, String> facts = super.facts();
        facts.put("buffer ring", choice.meaning());
        return facts;
    }
}
