package dev.loopbench.blocking.connection;

import dev.loopbench.core.socket.SocketChannels;
import dev.loopbench.core.transport.SocketSettings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SocketChannel;
import java.util.Map;

/** A connection that is a {@link SocketChannel} in blocking mode, with direct buffers. */
final class ChannelConnection implements BlockingConnection {

    private final SocketChannel channel;

    ChannelConnection(SocketChannel channel) {
        this.channel = channel;
    }

    /** The mode and the family of a channel. */
    static String implementation(SelectableChannel channel) {
        return (channel.isBlocking() ? "blocking " : "non-blocking ")
                + channel.getClass().getPackageName();
    }

    @Override
    public ByteBuffer newBuffer(int bytes) {
        return ByteBuffer.allocateDirect(bytes);
    }

    @Override
    public int read(ByteBuffer in) throws IOException {
        return channel.read(in);
    }

    @Override
    public void write(ByteBuffer out) throws IOException {
        do {
            channel.write(out);
        } while (out.hasRemaining());
    }

    @Override
    public void configure(SocketSettings settings) throws IOException {
        SocketChannels.configure(channel, settings);
    }

    @Override
    public Map<String, String> options() throws IOException {
        return SocketChannels.options(channel);
    }

    @Override
    public String implementation() {
        return implementation(channel);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
