package dev.loopbench.blocking.connection;

import dev.loopbench.core.transport.SocketSettings;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sets {@link SocketSettings} on the sockets of {@code java.net}, and reads what took effect. */
final class StreamOptions {

    private static final List<SocketOption<?>> READ = List.of(
            StandardSocketOptions.TCP_NODELAY, StandardSocketOptions.SO_SNDBUF, StandardSocketOptions.SO_RCVBUF);

    private StreamOptions() {}

    /** For a socket that listens: its receive buffer is inherited by what it accepts, so it is set before binding. */
    static void applyToListener(ServerSocket socket, SocketSettings settings) throws IOException {
        if (settings.receiveBuffer().isPresent()) {
            socket.setReceiveBufferSize(settings.receiveBuffer().getAsInt());
        }
    }

    /** For a connection of either end; on the connecting end before it connects. */
    static void apply(Socket socket, SocketSettings settings) throws IOException {
        socket.setTcpNoDelay(settings.noDelay());
        if (settings.sendBuffer().isPresent()) {
            socket.setSendBufferSize(settings.sendBuffer().getAsInt());
        }
        if (settings.receiveBuffer().isPresent()) {
            socket.setReceiveBufferSize(settings.receiveBuffer().getAsInt());
        }
    }

    /** The options in effect: name → value. */
    static Map<String, String> read(Socket socket) throws IOException {
        Map<String, String> options = new TreeMap<>();
        for (SocketOption<?> option : READ) {
            options.put(option.name(), String.valueOf(socket.getOption(option)));
        }
        return options;
    }
}
