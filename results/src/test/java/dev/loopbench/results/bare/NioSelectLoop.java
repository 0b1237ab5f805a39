package dev.loopbench.results.bare;

import dev.loopbench.core.placement.IoThreads;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** A selector loop as the textbook has it: select, go through the selected keys, read what is ready, answer. */
final class NioSelectLoop implements BareLoop {

    @Override
    public int serve(IoThreads threads) throws IOException {
        Selector selector = Selector.open();
        ServerSocketChannel listener =
                ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        listener.configureBlocking(false);
        listener.register(selector, SelectionKey.OP_ACCEPT);
        threads.factory("echo")
                .newThread(IoBody.runnable(() -> serve(selector)))
                .start();
        return listener.socket().getLocalPort();
    }

    private static void serve(Selector selector) throws IOException {
        while (true) {
            selector.select();
            for (SelectionKey key : selector.selectedKeys()) {
                if (key.isAcceptable()) {
                    register(((ServerSocketChannel) key.channel()).accept(), selector);
                } else {
                    echo(key);
                }
            }
            selector.selectedKeys().clear();
        }
    }

    private static void echo(SelectionKey key) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        ByteBuffer frame = (ByteBuffer) key.attachment();
        if (channel.read(frame) < 0) {
            channel.close();
        } else if (!frame.hasRemaining()) {
            send(frame, channel);
            frame.clear();
        }
    }

    @Override
    public BareClient connect(int port, BareSlice slice, IoThreads threads) throws IOException {
        Selector selector = Selector.open();
        SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        ByteBuffer frame = register(channel, selector);
        LoopClient client = new LoopClient(slice, () -> {
            send(frame, channel);
            receive(frame, selector);
        });
        threads.factory("loop").newThread(IoBody.runnable(client)).start();
        return client;
    }

    private static void receive(ByteBuffer frame, Selector selector) throws IOException {
        frame.clear();
        while (frame.hasRemaining()) {
            selector.select();
            for (SelectionKey key : selector.selectedKeys()) {
                if (((SocketChannel) key.channel()).read((ByteBuffer) key.attachment()) < 0) {
                    throw new EOFException("the server closed the connection");
                }
            }
            selector.selectedKeys().clear();
        }
    }

    private static ByteBuffer register(SocketChannel channel, Selector selector) throws IOException {
        ByteBuffer frame = ByteBuffer.allocateDirect(FRAME);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, frame);
        return frame;
    }

    private static void send(ByteBuffer frame, SocketChannel channel) throws IOException {
        frame.rewind();
        channel.write(frame);
        if (frame.hasRemaining()) {
            throw new IOException("a single frame did not fit into the socket's buffer");
        }
    }
}
