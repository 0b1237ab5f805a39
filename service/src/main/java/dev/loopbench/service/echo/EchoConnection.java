package dev.loopbench.service.echo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** One connection of the echo: requests in, replies out, and no reading while replies cannot leave. Confined to the echo's thread. */
final class EchoConnection {

    private static final int BUFFER = 64 << 10;

    private final SocketChannel channel;
    private final Answers answers;
    private final ByteBuffer in;
    private final ByteBuffer out;

    EchoConnection(SocketChannel channel, Answers answers) {
        this.channel = channel;
        this.answers = answers;
        in = ByteBuffer.allocate(Math.max(BUFFER, answers.longestRequest()));
        out = ByteBuffer.allocate(Math.max(BUFFER, answers.longestReply()));
    }

    void serve(SelectionKey key) throws IOException {
        if (key.isWritable() || key.isReadable()) {
            boolean open = out.position() > 0 || channel.read(in) >= 0;
            if (!open) {
                key.cancel();
                channel.close();
                return;
            }
            boolean more = true;
            while (more) {
                more = answer();
                send();
                // Replies that found no room stay for when the socket takes more.
                more &= out.position() == 0;
            }
            key.interestOps(out.position() > 0 ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
        }
    }

    /** Returns whether it stopped for want of room, with requests left. */
    private boolean answer() {
        in.flip();
        boolean full = false;
        for (int request = answers.complete(in); request >= 0 && !full; request = answers.complete(in)) {
            full = out.remaining() < answers.reply(request).length;
            if (!full) {
                in.position(in.position() + answers.requestLength(request));
                out.put(answers.reply(request));
            }
            if (!in.hasRemaining()) {
                break;
            }
        }
        in.compact();
        return full;
    }

    private void send() throws IOException {
        out.flip();
        if (out.hasRemaining()) {
            channel.write(out);
        }
        out.compact();
    }
}
