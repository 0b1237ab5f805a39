package dev.loopbench.blocking.connection;

import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.core.transport.Availability;
import dev.loopbench.core.transport.SocketSettings;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;

/** {@link Socket} and its streams. */
public final class StreamSockets implements Sockets {

    @Override
    public Availability availability(AddressFamily address) {
        return address == AddressFamily.TCP
                ? Availability.available()
                : Availability.unavailable("java.net.Socket is not over Unix domain sockets");
    }

    @Override
    public Sockets.BlockingListener listen(SocketAddress bind, SocketSettings settings) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            StreamOptions.applyToListener(socket, settings);
            socket.bind(bind, settings.backlog());
            return new StreamListener(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    @Override
    public BlockingConnection connect(SocketAddress server, SocketSettings settings, Begun begun) throws IOException {
        Socket socket = new Socket();
        try {
            begun.on(socket);
            StreamOptions.apply(socket, settings);
            socket.connect(server);
            return new StreamConnection(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
