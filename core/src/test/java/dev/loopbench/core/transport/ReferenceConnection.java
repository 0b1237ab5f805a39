package dev.loopbench.core.transport;

import dev.loopbench.core.session.Handler;
import dev.loopbench.core.session.Session;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;

/** A socket and the session that it serves. */
final class ReferenceConnection implements AutoCloseable {

    private final Socket socket;
    private final Session session;
    private final ByteBuffer filled = ByteBuffer.allocate(64 * 1024);
    private final byte[] read = new byte[64 * 1024];

    ReferenceConnection(Socket socket, Session session) {
        this.socket = socket;
        this.session = session;
    }

    static void configure(Socket socket, SocketSettings settings) throws IOException {
        socket.setTcpNoDelay(settings.noDelay());
        if (settings.sendBuffer().isPresent()) {
            socket.setSendBufferSize(settings.sendBuffer().getAsInt());
        }
        if (settings.receiveBuffer().isPresent()) {
            socket.setReceiveBufferSize(settings.receiveBuffer().getAsInt());
        }
    }

    /** Talks until the session is finished. */
    void converse() throws IOException {
        while (true) {
            while (session.out().pending() > 0) {
                session.out().fill(filled.clear());
                socket.getOutputStream().write(filled.array(), 0, filled.position());
            }
            if (session.finished()) {
                return;
            }
            int length = socket.getInputStream().read(read);
            if (length < 0) {
                throw new EOFException("the peer closed the connection");
            }
            session.in().received(ByteBuffer.wrap(read, 0, length));
            Handler handler = session.handler().orElse(null);
            while (handler != null && handler.due()) {
                handler.handle();
                handler.handled();
            }
        }
    }

    Map<String, String> options() throws IOException {
        Map<String, String> options = new TreeMap<>();
        options.put("TCP_NODELAY", String.valueOf(socket.getOption(StandardSocketOptions.TCP_NODELAY)));
        options.put("SO_SNDBUF", String.valueOf(socket.getOption(StandardSocketOptions.SO_SNDBUF)));
        options.put("SO_RCVBUF", String.valueOf(socket.getOption(StandardSocketOptions.SO_RCVBUF)));
        return options;
    }

    String implementation() {
        return socket.getClass().getName();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
