package dev.loopbench.results.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** The process end of a channel to the table, by hand. */
final class ForkByHand implements AutoCloseable {

    private final SocketChannel channel;
    private final BufferedReader in;
    private final Writer out;

    ForkByHand(TurnTable table) throws IOException {
        channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(table.socket()));
        in = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
        out = Channels.newWriter(channel, StandardCharsets.UTF_8);
    }

    void say(String line) throws IOException {
        out.write(line + "\n");
        out.flush();
    }

    /** Null at the end. */
    String hear() throws IOException {
        return in.readLine();
    }

    String hearAndSay(String answer) {
        try {
            String heard = hear();
            say(answer);
            return heard;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** As a process that was killed does. */
    void hangUp() throws IOException {
        channel.close();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
