package dev.loopbench.core.transport;

import dev.loopbench.core.session.Session;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** Drives a session over a plain socket, with the stream cut at random places in both directions. */
final class RandomCuts {

    private static final int LONGEST = 200;
    private static final int PAUSE_NANOS = 20_000;

    private final Random random;

    RandomCuts(long seed) {
        random = new Random(seed);
    }

    /**
     * Talks until the session is finished.
     *
     * @throws EOFException when the peer closes before that
     */
    void converse(Socket socket, Session session) throws IOException {
        socket.setTcpNoDelay(true);
        ByteBuffer filled = ByteBuffer.allocate(64 * 1024);
        byte[] read = new byte[LONGEST];
        while (true) {
            while (session.out().pending() > 0) {
                session.out().fill(filled.clear());
                write(filled.flip(), socket);
            }
            if (session.finished()) {
                return;
            }
            int length = socket.getInputStream().read(read, 0, length());
            if (length < 0) {
                throw new EOFException("the peer closed the connection");
            }
            session.in().received(ByteBuffer.wrap(read, 0, length));
        }
    }

    private void write(ByteBuffer bytes, Socket socket) throws IOException {
        while (bytes.hasRemaining()) {
            byte[] piece = new byte[Math.min(length(), bytes.remaining())];
            bytes.get(piece);
            socket.getOutputStream().write(piece);
            if (random.nextInt(8) == 0) {
                // Lets the peer take what has come so far, so that its reads are cut, too.
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private int length() {
        return 1 + random.nextInt(random.nextBoolean() ? 8 : LONGEST);
    }
}
