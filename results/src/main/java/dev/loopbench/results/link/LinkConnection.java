package dev.loopbench.results.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketImpl;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** A connection of a {@link java.net.Socket} over a channel, with blocking streams that may be used at once. */
final class LinkConnection extends SocketImpl {

    private @Nullable SocketChannel channel;
    private @Nullable InetSocketAddress wanted;

    /** Becomes a connection that was accepted. */
    void take(SocketChannel accepted) throws IOException {
        channel = accepted;
        describe((InetSocketAddress) accepted.getRemoteAddress(), (InetSocketAddress) accepted.getLocalAddress());
    }

    private void describe(InetSocketAddress remote, InetSocketAddress local) {
        address = remote.getAddress();
        port = remote.getPort();
        localport = local.getPort();
    }

    private SocketChannel channel() throws SocketException {
        SocketChannel opened = channel;
        if (opened == null) {
            throw new SocketException("the socket is not connected");
        }
        return opened;
    }

    @Override
    protected void create(boolean stream) throws IOException {
        channel = SocketChannel.open();
    }

    @Override
    protected void connect(String host, int remotePort) throws IOException {
        connect(new InetSocketAddress(host, remotePort), 0);
    }

    @Override
    protected void connect(InetAddress host, int remotePort) throws IOException {
        connect(new InetSocketAddress(host, remotePort), 0);
    }

    @Override
    protected void connect(SocketAddress remote, int timeout) throws IOException {
        if (wanted != null) {
            channel().bind(wanted);
        }
        channel().socket().connect(remote, timeout);
        describe((InetSocketAddress) channel().getRemoteAddress(), (InetSocketAddress)
                channel().getLocalAddress());
    }

    @Override
    protected void bind(InetAddress host, int wantedPort) {
        wanted = new InetSocketAddress(host, wantedPort);
    }

    @Override
    protected void listen(int backlog) throws IOException {
        throw new SocketException("a connection does not listen");
    }

    @Override
    protected void accept(SocketImpl accepted) throws IOException {
        throw new SocketException("a connection does not listen");
    }

    @Override
    protected InputStream getInputStream() throws IOException {
        SocketChannel from = channel();
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return from.read(ByteBuffer.wrap(bytes, offset, length));
            }

            @Override
            public void close() throws IOException {
                from.close();
            }
        };
    }

    @Override
    protected OutputStream getOutputStream() throws IOException {
        SocketChannel to = channel();
        return new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                write(new byte[] {(byte) octet}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
                while (buffer.hasRemaining()) {
                    to.write(buffer);
                }
            }

            @Override
            public void close() throws IOException {
                to.close();
            }
        };
    }

    @Override
    protected void shutdownInput() throws IOException {
        channel().shutdownInput();
    }

    @Override
    protected void shutdownOutput() throws IOException {
        channel().shutdownOutput();
    }

    @Override
    protected int available() {
        return 0;
    }

    @Override
    protected void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }

    @Override
    protected void sendUrgentData(int data) throws IOException {
        throw new SocketException("this socket sends no urgent data");
    }

    @Override
    public void setOption(int option, Object value) throws SocketException {
        switch (option) {
            case TCP_NODELAY -> channel().socket().setTcpNoDelay((Boolean) value);
            case SO_KEEPALIVE -> channel().socket().setKeepAlive((Boolean) value);
            default -> throw new SocketException("this socket has no option " + option);
        }
    }

    @Override
    public Object getOption(int option) throws SocketException {
        return switch (option) {
            case TCP_NODELAY -> channel().socket().getTcpNoDelay();
            case SO_KEEPALIVE -> channel().socket().getKeepAlive();
            case SO_TIMEOUT -> 0;
            default -> throw new SocketException("this socket has no option " + option);
        };
    }
}
