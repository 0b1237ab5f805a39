package dev.loopbench.core.session;

import dev.loopbench.core.frame.Header;
import java.nio.ByteBuffer;
import java.util.Random;

/** Moves bytes between two sessions without a socket, in pieces as chance will have it. */
final class Wire {

    private final Session client;
    private final Session server;
    private final Random random;
    private final int longestPiece;

    Wire(Session client, Session server, long seed, int longestPiece) {
        this.client = client;
        this.server = server;
        this.random = new Random(seed);
        this.longestPiece = longestPiece;
    }

    /** Lets both talk until the client is finished. */
    void run() {
        boolean moved = true;
        while (moved) {
            boolean there = move(client, server);
            moved = move(server, client) || there;
        }
        if (!client.finished()) {
            throw new IllegalStateException("both sides wait for each other");
        }
    }

    private boolean move(Session from, Session to) {
        int pending = from.out().pending();
        if (pending == 0) {
            return false;
        }
        // Room for a header at least, which is never cut by the writer.
        ByteBuffer filled = ByteBuffer.allocate(Header.BYTES + random.nextInt(longestPiece));
        from.out().fill(filled);
        filled.flip();
        while (filled.hasRemaining()) {
            byte[] piece = new byte[Math.min(1 + random.nextInt(longestPiece), filled.remaining())];
            filled.get(piece);
            to.in().received(ByteBuffer.wrap(piece));
        }
        return true;
    }
}
