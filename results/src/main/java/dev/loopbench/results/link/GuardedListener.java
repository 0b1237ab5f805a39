package dev.loopbench.results.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketImpl;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** The listening end of a {@link java.net.ServerSocket} that closes connections of strangers and goes on waiting. */
final class GuardedListener extends SocketImpl {

    private final BiPredicate<InetSocketAddress, InetSocketAddress> isOurs;
    private @Nullable ServerSocketChannel channel;
    private @Nullable InetSocketAddress wanted;

    /** @param isOurs whether a connection is accepted, by the peer's address and this end's */
    GuardedListener(BiPredicate<InetSocketAddress, InetSocketAddress> isOurs) {
        this.isOurs = isOurs;
    }

    private ServerSocketChannel channel() throws SocketException {
        ServerSocketChannel opened = channel;
        if (opened == null) {
            throw new SocketException("the socket was not made");
        }
        return opened;
    }

    @Override
    protected void create(boolean stream) throws IOException {
        channel = ServerSocketChannel.open();
    }

    @Override
    protected void bind(InetAddress host, int wantedPort) {
        wanted = new InetSocketAddress(host, wantedPort);
    }

    @Override
    protected void listen(int backlog) throws IOException {
        channel().bind(wanted, backlog);
        localport = ((InetSocketAddress) channel().getLocalAddress()).getPort();
    }

    @Override
    protected void accept(SocketImpl accepted) throws IOException {
        try {
            SocketChannel peer = channel().accept();
            while (!isOurs(peer)) {
                peer.close();
                peer = channel().accept();
            }
            ((LinkConnection) accepted).take(peer);
        } catch (ClosedChannelException e) {
            // Callers of accept expect this exception when somebody else closes the socket.
            SocketException closed = new SocketException("Socket closed");
            closed.initCause(e);
            throw closed;
        }
    }

    private boolean isOurs(SocketChannel peer) {
        try {
            return isOurs.test((InetSocketAddress) peer.getRemoteAddress(), (InetSocketAddress) peer.getLocalAddress());
        } catch (IOException e) {
            // It has hung up already.
            return false;
        }
    }

    @Override
    protected void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }

    @Override
    public void setOption(int option, Object value) throws SocketException {
        // A deadline would be silently without effect.
        if (option == SO_TIMEOUT && !Integer.valueOf(0).equals(value)) {
            throw new SocketException("this socket has no timeout");
        }
    }

    @Override
    public Object getOption(int option) throws SocketException {
        if (option == SO_TIMEOUT) {
            return 0;
        }
        throw new SocketException("this socket has no option " + option);
    }

    @Override
    protected void connect(String host, int remotePort) throws IOException {
        throw new SocketException("a listener does not connect");
    }

    @Override
    protected void connect(InetAddress host, int remotePort) throws IOException {
        throw new SocketException("a listener does not connect");
    }

    @Override
    protected void connect(SocketAddress remote, int timeout) throws IOException {
        throw new SocketException("a listener does not connect");
    }

    @Override
    protected InputStream getInputStream() throws IOException {
        throw new SocketException("a listener has no streams");
    }

    @Override
    protected OutputStream getOutputStream() throws IOException {
        throw new SocketException("a listener has no streams");
    }

    @Override
    protected int available() {
        return 0;
    }

    @Override
    protected void sendUrgentData(int data) throws IOException {
        throw new SocketException("a listener has no streams");
    }
}
