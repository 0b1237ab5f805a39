package dev.loopbench.results.bare;

import dev.loopbench.core.placement.IoThreads;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ThreadFactory;

/**
 * Netty with one event loop an end: the buffer that was read is written back in {@code channelRead} and flushed in
 * {@code channelReadComplete}, on both ends.
 */
final class NettyLoop implements BareLoop {

    /** Larger than a frame: a read that was filled is followed by another. */
    private static final int READ = 2048;

    private final IoHandlerFactory io;
    private final Class<? extends ServerChannel> listening;
    private final Class<? extends SocketChannel> connecting;

    NettyLoop(
            IoHandlerFactory io, Class<? extends ServerChannel> listening, Class<? extends SocketChannel> connecting) {
        this.io = io;
        this.listening = listening;
        this.connecting = connecting;
    }

    @Override
    public int serve(IoThreads threads) {
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(group(threads))
                .channel(listening)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(READ))
                .childHandler(new Echo());
        InetSocketAddress address = (InetSocketAddress) bootstrap
                .bind(InetAddress.getLoopbackAddress(), 0)
                .syncUninterruptibly()
                .channel()
                .localAddress();
        return address.getPort();
    }

    @Override
    public BareClient connect(int port, BareSlice slice, IoThreads threads) {
        Channel channel = new Bootstrap()
                .group(group(threads))
                .channel(connecting)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(READ))
                .handler(new PingPong(slice))
                .connect(InetAddress.getLoopbackAddress(), port)
                .syncUninterruptibly()
                .channel();
        return () -> channel.eventLoop().execute(() -> {
            slice.begin();
            channel.writeAndFlush(channel.alloc().directBuffer(FRAME).writeZero(FRAME));
        });
    }

    private EventLoopGroup group(IoThreads threads) {
        ThreadFactory nettys = new DefaultThreadFactory("loop");
        ThreadFactory enrolled = body -> nettys.newThread(threads.enrolled(body));
        return new MultiThreadIoEventLoopGroup(1, enrolled, io);
    }

    private static final class Echo extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object frame) {
            context.write(frame);
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            context.flush();
        }
    }

    private static final class PingPong extends ChannelInboundHandlerAdapter {

        private final BareSlice slice;

        PingPong(BareSlice slice) {
            this.slice = slice;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ByteBuf frame = (ByteBuf) message;
            if (frame.readableBytes() != FRAME) {
                throw new IllegalStateException("the frame came back in pieces");
            }
            if (slice.replied()) {
                context.write(frame);
            } else {
                frame.release();
            }
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            context.flush();
        }
    }
}
