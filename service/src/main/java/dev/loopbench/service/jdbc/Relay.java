package dev.loopbench.service.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands between a driver and its database and counts the bytes of either direction: no driver tells them. On loopback, at a port of the
 * kernel's choice.
 */
final class Relay implements AutoCloseable {

    private static final int BUFFER = 64 << 10;

    private final ServerSocket listener;
    private final SocketAddress database;
    private final AtomicLong up = new AtomicLong();
    private final AtomicLong down = new AtomicLong();

    Relay(SocketAddress database) throws IOException {
        this.database = database;
        listener = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        daemon(this::accept);
    }

    String shownAddress() {
        return "127.0.0.1:" + listener.getLocalPort();
    }

    /** Bytes from the driver so far. */
    long up() {
        return up.get();
    }

    /** Bytes from the database so far; what the driver has read is among them. */
    long down() {
        return down.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket driver = listener.accept();
                daemon(() -> relay(driver));
            }
        } catch (IOException e) {
            // Closed: the first look is over.
            return;
        }
    }

    private void relay(Socket accepted) {
        try (Socket driver = accepted;
                Socket server = new Socket()) {
            server.connect(database);
            driver.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            Thread reading = daemon(() -> copy(server, driver, down));
            copy(driver, server, up);
            reading.join();
        } catch (IOException e) {
            // The driver sees the connection end and says so.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void copy(Socket from, Socket to, AtomicLong counter) {
        byte[] buffer = new byte[BUFFER];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                // Counted before it is passed on: whoever has read it finds it counted.
                counter.addAndGet(read);
                out.write(buffer, 0, read);
            }
            to.shutdownOutput();
        } catch (IOException e) {
            // Either end went away, and both see that.
            return;
        }
    }

    private static Thread daemon(Runnable body) {
        Thread thread = new Thread(body, "relay");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
