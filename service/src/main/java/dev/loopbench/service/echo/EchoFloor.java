package dev.loopbench.service.echo;

import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.placement.IoThreads.IoThread;
import dev.loopbench.service.protocol.Protocol.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * A server that answers each request with the reply that was recorded from the service, and does nothing else. Measured by the same
 * client with the same bytes and connections, it tells what loopback and the client take by themselves.
 *
 * <p>One selector on one thread. It listens on loopback at a port of the kernel's choice, or at a Unix socket in a directory that only
 * its owner can enter.
 */
public final class EchoFloor implements AutoCloseable {

    private static final int BACKLOG = 1024;

    private final Selector selector;
    private final ServerSocketChannel listener;
    private final Answers answers;
    private final IoThreads threads;
    private final Thread thread;
    private final @Nullable Path directory;
    private volatile boolean closing;

    /**
     * Starts it.
     *
     * @param requests that are sent
     * @param replies index of a request → its reply
     * @param unix whether it listens at a Unix socket in place of TCP
     * @param cpus where it may run; empty leaves that to the scheduler
     */
    public EchoFloor(List<Request> requests, Map<Integer, byte[]> replies, boolean unix, SortedSet<Integer> cpus)
            throws IOException {
        answers = new Answers(requests, replies);
        directory = unix ? Files.createTempDirectory("loopbench-echo") : null;
        selector = Selector.open();
        listener = listen(directory);
        listener.configureBlocking(false);
        listener.register(selector, SelectionKey.OP_ACCEPT);
        threads = cpus.isEmpty() ? IoThreads.free("echo") : IoThreads.pinned("echo", cpus);
        ThreadFactory factory = threads.factory("floor");
        thread = factory.newThread(this::run);
        thread.setDaemon(true);
        thread.start();
    }

    private static ServerSocketChannel listen(@Nullable Path directory) throws IOException {
        if (directory != null) {
            ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            return channel.bind(UnixDomainSocketAddress.of(directory.resolve("echo")), BACKLOG);
        }
        return ServerSocketChannel.open()
                .bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), BACKLOG);
    }

    /** Where it listens. */
    public SocketAddress address() {
        try {
            return listener.getLocalAddress();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The kernel's numbers of its threads. */
    public List<Integer> tids() {
        return threads.running().stream().map(IoThread::tid).toList();
    }

    private void run() {
        try (selector) {
            while (!closing) {
                selector.select(this::serve);
            }
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                accept();
            } else if (key.attachment() instanceof EchoConnection connection) {
                connection.serve(key);
            }
        } catch (IOException e) {
            // The client went away.
            key.cancel();
            close(key);
        }
    }

    private void accept() throws IOException {
        for (SocketChannel channel = listener.accept(); channel != null; channel = listener.accept()) {
            channel.configureBlocking(false);
            if (directory == null) {
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            }
            channel.register(selector, SelectionKey.OP_READ, new EchoConnection(channel, answers));
        }
    }

    private static void close(SelectionKey key) {
        try {
            key.channel().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            // Its own thread closes the channels: nobody cancels a key while it is being served.
            closing = true;
            selector.wakeup();
            thread.join();
            if (directory != null) {
                Files.deleteIfExists(directory.resolve("echo"));
                Files.deleteIfExists(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
