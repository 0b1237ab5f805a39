package dev.loopbench.blocking.connection;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.SocketAddress;

/** A listener that is a {@link ServerSocket}. */
final class StreamListener implements Sockets.BlockingListener {

    private final ServerSocket socket;

    StreamListener(ServerSocket socket) {
        this.socket = socket;
    }

    @Override
    public BlockingConnection accept() throws IOException {
        return new StreamConnection(socket.accept());
    }

    @Override
    public SocketAddress address() {
        return socket.getLocalSocketAddress();
    }

    @Override
    public String implementation() {
        return "blocking " + socket.getClass().getPackageName();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
