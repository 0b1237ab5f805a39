package dev.loopbench.results.bare;

import dev.loopbench.core.placement.IoThreads;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** {@link SocketChannel} in blocking mode with a direct buffer, one thread of either kind an end. */
final class BlockingChannelLoop implements BareLoop {

    /** Runs a body on a new thread. */
    @FunctionalInterface
    interface Starter {
        void start(IoThreads threads, Runnable body);
    }

    private final Starter starter;

    private BlockingChannelLoop(Starter starter) {
        this.starter = starter;
    }

    static BlockingChannelLoop onPlatformThreads() {
        return new BlockingChannelLoop(
                (threads, body) -> threads.factory("loop").newThread(body).start());
    }

    static BlockingChannelLoop onVirtualThreads() {
        return new BlockingChannelLoop(VirtualThread::start);
    }

    @Override
    public int serve(IoThreads threads) throws IOException {
        ServerSocketChannel listener =
                ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        starter.start(threads, IoBody.runnable(() -> echo(listener)));
        return listener.socket().getLocalPort();
    }

    private static void echo(ServerSocketChannel listener) throws IOException {
        try (listener;
                SocketChannel channel = listener.accept()) {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            ByteBuffer frame = ByteBuffer.allocateDirect(FRAME);
            while (fill(frame, channel)) {
                drain(frame, channel);
            }
        }
    }

    @Override
    public BareClient connect(int port, BareSlice slice, IoThreads threads) throws IOException {
        SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        ByteBuffer frame = ByteBuffer.allocateDirect(FRAME);
        LoopClient client = new LoopClient(slice, () -> {
            drain(frame, channel);
            if (!fill(frame, channel)) {
                throw new EOFException("the server closed the connection");
            }
        });
        starter.start(threads, IoBody.runnable(client));
        return client;
    }

    /** Reads until the frame is full: false at the end of the stream. */
    private static boolean fill(ByteBuffer frame, SocketChannel channel) throws IOException {
        frame.clear();
        while (frame.hasRemaining()) {
            if (channel.read(frame) < 0) {
                return false;
            }
        }
        return true;
    }

    private static void drain(ByteBuffer frame, SocketChannel channel) throws IOException {
        frame.rewind();
        while (frame.hasRemaining()) {
            channel.write(frame);
        }
    }
}
