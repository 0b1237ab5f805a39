package dev.loopbench.results.run;

import dev.loopbench.core.turn.TurnCommand;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * The driver's end of the channel to one process of forks. Used by one thread; may be closed by another.
 *
 * <p>A process that does not answer in time is killed.
 */
final class Seat implements Closeable {

    private static final int LONGEST_LINE = 4096;

    private final SocketChannel channel;
    private final Selector selector;
    private final String name;
    private final long pid;
    private final ByteBuffer in = ByteBuffer.allocate(LONGEST_LINE);

    private Seat(SocketChannel channel, Selector selector, String greeting) {
        this.channel = channel;
        this.selector = selector;
        int space = greeting.lastIndexOf(' ');
        name = greeting.substring(0, space);
        pid = Long.parseLong(greeting.substring(space + 1));
    }

    /**
     * Takes the greeting of a process that has connected.
     *
     * @param limit for the greeting
     * @throws IOException when it does not greet as forks do; the channel is then closed
     */
    static Seat greeted(SocketChannel channel, Duration limit) throws IOException {
        Selector selector = Selector.open();
        try {
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
            Line line = new Line(channel, selector, ByteBuffer.allocate(LONGEST_LINE));
            String greeting = line.read(limit);
            if (!greeting.matches("\\S+ [0-9]{1,9}")) {
                throw new IOException("a stranger greeted: " + greeting);
            }
            return new Seat(channel, selector, greeting);
        } catch (IOException | RuntimeException e) {
            selector.close();
            channel.close();
            throw e;
        }
    }

    /** The name of the process's first fork. */
    String name() {
        return name;
    }

    /** Its client's process. */
    long pid() {
        return pid;
    }

    /**
     * Commands it and waits until it has obeyed.
     *
     * @return why it could not; empty when it did
     * @throws IOException when it is gone, or did not answer in time and was killed
     */
    Optional<String> command(TurnCommand command, Duration limit) throws IOException {
        tell(command);
        String answer;
        try {
            answer = new Line(channel, selector, in).read(limit);
        } catch (ClosedSelectorException e) {
            throw new IOException("the run was ended", e);
        } catch (IOException e) {
            kill();
            throw e;
        }
        if (answer.equals(TurnCommand.DONE)) {
            return Optional.empty();
        }
        return Optional.of(
                answer.startsWith(TurnCommand.FAILED) ? answer.substring(TurnCommand.FAILED.length()) : answer);
    }

    /** Commands it and does not wait. */
    void tell(TurnCommand command) throws IOException {
        ByteBuffer line = ByteBuffer.wrap((command.line() + "\n").getBytes(StandardCharsets.UTF_8));
        while (line.hasRemaining()) {
            channel.write(line);
        }
    }

    /** Ends its client's process at once; the server ends with it. */
    void kill() {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }

    @Override
    public void close() throws IOException {
        try (selector) {
            channel.close();
        }
    }

    /** One line off a channel that does not block. */
    private record Line(SocketChannel channel, Selector selector, ByteBuffer in) {

        String read(Duration limit) throws IOException {
            long end = System.nanoTime() + limit.toNanos();
            in.clear();
            while (in.position() == 0 || in.get(in.position() - 1) != '\n') {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    throw new IOException("no answer within " + limit.toSeconds() + " s");
                }
                selector.select(Math.max(1, Duration.ofNanos(left).toMillis()));
                selector.selectedKeys().clear();
                if (Thread.currentThread().isInterrupted()) {
                    throw new IOException("interrupted while waiting for a fork");
                }
                if (channel.read(in) < 0) {
                    throw new IOException("the fork has ended");
                }
                if (!in.hasRemaining()) {
                    throw new IOException("a line of more than " + LONGEST_LINE + " bytes");
                }
            }
            in.flip();
            in.limit(in.limit() - 1);
            return StandardCharsets.UTF_8.decode(in).toString();
        }
    }
}
