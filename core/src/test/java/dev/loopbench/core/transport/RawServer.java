package dev.loopbench.core.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A peer that is no transport: does with each of its connections what a test wants, then closes it. */
final class RawServer implements AutoCloseable {

    /** The task on each connection. */
    interface Behaviour {
        void serve(Socket socket) throws IOException;
    }

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Queue<Socket> open = new ConcurrentLinkedQueue<>();

    RawServer(Behaviour behaviour) throws IOException {
        start(() -> {
            while (true) {
                Socket socket = listener.accept();
                open.add(socket);
                start(() -> {
                    try (socket) {
                        behaviour.serve(socket);
                    }
                });
            }
        });
    }

    SocketAddress address() {
        return listener.getLocalSocketAddress();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // Ends the work: this server or its client has closed. The client's side is what is tested.
                        Thread.currentThread().interrupt();
                    }
                },
                "raw-server");
        thread.setDaemon(true);
        thread.start();
    }
}
