package dev.loopbench.service.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A server that does what a test says with each connection: for services that misbehave, which no library stands in for. */
final class RawServer implements AutoCloseable {

    /** Serves a connection, which is closed afterwards. */
    interface Behaviour {
        void serve(InputStream in, OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket listener;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    RawServer(Behaviour behaviour) throws IOException {
        listener = new ServerSocket(0, 128, InetAddress.getLoopbackAddress());
        daemon(() -> accept(behaviour));
    }

    InetSocketAddress address() {
        return new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
    }

    private void accept(Behaviour behaviour) {
        try {
            while (true) {
                Socket socket = listener.accept();
                open.add(socket);
                daemon(() -> serve(socket, behaviour));
            }
        } catch (IOException e) {
            // Closed at the end of the test.
            return;
        }
    }

    private static void serve(Socket socket, Behaviour behaviour) {
        try (socket) {
            behaviour.serve(socket.getInputStream(), socket.getOutputStream());
        } catch (IOException | InterruptedException e) {
            // The client went away, or the test is over.
            return;
        }
    }

    /** Reads the head of an HTTP request; false at the end of the connection. */
    static boolean head(InputStream in) throws IOException {
        int newlines = 0;
        for (int read = in.read(); read >= 0; read = in.read()) {
            newlines = read == '\n' ? newlines + 1 : read == '\r' ? newlines : 0;
            if (newlines == 2) {
                return true;
            }
        }
        return false;
    }

    private static void daemon(Runnable body) {
        Thread thread = new Thread(body);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
