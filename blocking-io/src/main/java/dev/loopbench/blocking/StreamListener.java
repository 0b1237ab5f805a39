package dev.loopbench.blocking;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.SocketAddress;

/** A listener that is a {@link ServerSocket}. */
final class StreamListener implements Listener {

    private final ServerSocket socket;

    StreamListener(ServerSocket socket) {
        this.socket = socket;
    }

    @Override
    public Link accept() throws IOException {
        return new StreamLink(socket.accept());
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
