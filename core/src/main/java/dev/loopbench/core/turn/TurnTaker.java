package dev.loopbench.core.turn;

import dev.loopbench.core.measurement.Fork;
import dev.loopbench.core.record.Failure;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * A fork's end of the channel on which a driver grants turns: a Unix domain socket in a directory that is the user's alone,
 * so no port. In between the fork waits in the kernel. Used by one thread.
 */
public final class TurnTaker implements Closeable {

    private final SocketChannel channel;
    private final BufferedReader commands;
    private final Writer answers;

    private TurnTaker(SocketChannel channel) {
        this.channel = channel;
        commands = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
        answers = Channels.newWriter(channel, StandardCharsets.UTF_8);
    }

    /**
     * Reports to the driver, by name and process, that the forks are warm and parked.
     *
     * @param socket where the driver listens
     * @param name of the first fork, by which the driver knows the process
     */
    public static TurnTaker connect(Path socket, String name) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(UnixDomainSocketAddress.of(socket));
            TurnTaker taker = new TurnTaker(channel);
            taker.answer(name + " " + ProcessHandle.current().pid());
            return taker;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * Takes turns until the driver ends them or is gone.
     *
     * @param forks those that share this process, all of them parked
     * @throws IOException when one broke; the driver was told, and the fork's record says why
     */
    public void takeTurns(List<Fork> forks) throws IOException {
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            TurnCommand command = TurnCommand.parse(line);
            if (command.kind() == TurnCommand.Kind.END) {
                return;
            }
            try {
                obey(command, forks.get(command.fork()));
            } catch (IOException | RuntimeException e) {
                answer(TurnCommand.FAILED
                        + Failure.of(e).text().lines().findFirst().orElse("no reason given"));
                throw e;
            }
            answer(TurnCommand.DONE);
        }
    }

    private static void obey(TurnCommand command, Fork fork) throws IOException {
        switch (command.kind()) {
            case TURN -> fork.turn(command.round());
            case FINISH -> fork.finish();
            case END -> throw new IllegalArgumentException("the end is not obeyed by a fork");
        }
    }

    private void answer(String line) throws IOException {
        answers.write(line + "\n");
        answers.flush();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
