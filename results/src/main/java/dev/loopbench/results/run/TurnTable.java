package dev.loopbench.results.run;

import dev.loopbench.core.address.SocketDirectory;
import java.io.Closeable;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where forks report that they are warm, and are granted turns: a Unix domain socket of mode 0600 in a directory of mode 0700,
 * and no port. Safe for use by several threads.
 */
public final class TurnTable implements Closeable {

    private static final Duration GREETING_LIMIT = Duration.ofSeconds(5);

    private final SocketDirectory directory;
    private final Path path;
    private final ServerSocketChannel listener;
    private final Map<String, CompletableFuture<Seat>> awaited = new ConcurrentHashMap<>();
    private final Map<String, Seat> taken = new ConcurrentHashMap<>();
    private volatile boolean closed;

    private TurnTable(SocketDirectory directory, ServerSocketChannel listener, Path path) {
        this.directory = directory;
        this.listener = listener;
        this.path = path;
    }

    /**
     * Listens.
     *
     * @param base where the private directory of the socket is made
     * @throws IOException when that is not possible there, saying why in one line
     */
    public static TurnTable open(Path base) throws IOException {
        SocketDirectory directory = SocketDirectory.create(base, "turns");
        try {
            Path path = directory.path().resolve("turns.sock");
            ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            listener.bind(UnixDomainSocketAddress.of(path));
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
            TurnTable table = new TurnTable(directory, listener, path);
            Thread acceptor = new Thread(table::accept, "turns");
            acceptor.setDaemon(true);
            acceptor.start();
            return table;
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    /** Where forks report. */
    Path socket() {
        return path;
    }

    /** Whether no more turns are granted. */
    boolean isClosed() {
        return closed;
    }

    /** The process whose first fork has that name, once it reports. */
    CompletableFuture<Seat> expect(String name) {
        CompletableFuture<Seat> seat = new CompletableFuture<>();
        awaited.put(name, seat);
        if (closed) {
            seat.completeExceptionally(new IOException("the run was ended"));
        }
        return seat;
    }

    /** A process has ended, or is not awaited any more. */
    void release(String name) throws IOException {
        awaited.remove(name);
        Seat seat = taken.remove(name);
        if (seat != null) {
            seat.close();
        }
    }

    private void accept() {
        try {
            while (!closed) {
                greet(listener.accept());
            }
        } catch (IOException e) {
            awaited.values().forEach(seat -> seat.completeExceptionally(e));
        }
    }

    /** Whoever connects is of this user; who does not greet as forks do is sent away. */
    private void greet(SocketChannel channel) throws IOException {
        Seat seat;
        try {
            seat = Seat.greeted(channel, GREETING_LIMIT);
        } catch (IOException e) {
            channel.close();
            return;
        }
        CompletableFuture<Seat> waiting = awaited.remove(seat.name());
        if (waiting == null) {
            seat.close();
            return;
        }
        taken.put(seat.name(), seat);
        if (closed) {
            seat.close();
        }
        waiting.complete(seat);
    }

    /** Every fork sees its channel end, leaves its record and ends. May be called more than once. */
    @Override
    public void close() throws IOException {
        closed = true;
        for (Seat seat : taken.values()) {
            seat.close();
        }
        IOException ended = new IOException("the run was ended");
        awaited.values().forEach(seat -> seat.completeExceptionally(ended));
        listener.close();
        directory.close();
    }
}
