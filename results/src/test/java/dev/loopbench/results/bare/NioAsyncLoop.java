package dev.loopbench.results.bare;

import dev.loopbench.core.placement.IoThreads;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.util.concurrent.ExecutionException;

/** {@link AsynchronousSocketChannel} in a group with one thread; the completion of a read starts the next write. */
final class NioAsyncLoop implements BareLoop {

    @Override
    public int serve(IoThreads threads) throws IOException {
        AsynchronousServerSocketChannel listener = AsynchronousServerSocketChannel.open(group(threads))
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        listener.accept(null, (Completed<AsynchronousSocketChannel>) channel -> new Echo(channel).read());
        return ((InetSocketAddress) listener.getLocalAddress()).getPort();
    }

    @Override
    public BareClient connect(int port, BareSlice slice, IoThreads threads) throws IOException {
        AsynchronousSocketChannel channel = AsynchronousSocketChannel.open(group(threads));
        try {
            channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                    .get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while connecting", e);
        } catch (ExecutionException e) {
            throw new IOException("cannot connect", e.getCause());
        }
        return new PingPong(channel, slice);
    }

    private static AsynchronousChannelGroup group(IoThreads threads) throws IOException {
        return AsynchronousChannelGroup.withFixedThreadPool(1, threads.factory("loop"));
    }

    /** One end's connection and its only frame. */
    private abstract static class End {

        private final AsynchronousSocketChannel channel;
        private final ByteBuffer frame = ByteBuffer.allocateDirect(FRAME);
        private final Completed<Integer> written = this::written;
        private final Completed<Integer> read = this::read;

        End(AsynchronousSocketChannel channel) throws IOException {
            this.channel = channel;
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        }

        /** A whole frame has come. */
        abstract void received() throws IOException;

        final void write() {
            frame.rewind();
            channel.write(frame, null, written);
        }

        private void written(int bytes) {
            if (frame.hasRemaining()) {
                channel.write(frame, null, written);
            } else {
                read();
            }
        }

        final void read() {
            frame.clear();
            channel.read(frame, null, read);
        }

        private void read(int bytes) throws IOException {
            if (bytes < 0) {
                endOfStream();
            } else if (frame.hasRemaining()) {
                channel.read(frame, null, read);
            } else {
                received();
            }
        }

        void endOfStream() throws IOException {
            channel.close();
        }

        /** Has the group's thread run something: a write of nothing completes at once, on that thread. */
        final void execute(Completed<Integer> task) {
            channel.write(ByteBuffer.allocate(0), null, task);
        }
    }

    private static final class Echo extends End {

        Echo(AsynchronousSocketChannel channel) throws IOException {
            super(channel);
        }

        @Override
        void received() {
            write();
        }
    }

    private static final class PingPong extends End implements BareClient {

        private final BareSlice slice;

        PingPong(AsynchronousSocketChannel channel, BareSlice slice) throws IOException {
            super(channel);
            this.slice = slice;
        }

        @Override
        public void begin() {
            execute(nothing -> {
                slice.begin();
                write();
            });
        }

        @Override
        void received() {
            if (slice.replied()) {
                write();
            }
        }

        @Override
        void endOfStream() throws IOException {
            throw new EOFException("the server closed the connection");
        }
    }
}
