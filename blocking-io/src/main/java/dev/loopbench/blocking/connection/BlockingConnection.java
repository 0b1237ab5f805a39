package dev.loopbench.blocking.connection;

import dev.loopbench.core.transport.SocketSettings;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;

/** One established connection, seen from one end. One thread reads and writes; any may close. */
public interface BlockingConnection extends Closeable {

    /** A buffer of the kind that this connection moves without copying it once more. */
    ByteBuffer newBuffer(int bytes);

    /**
     * Blocks until bytes have come, and appends as many as are there and fit.
     *
     * @return how many, or -1 when the peer has closed
     */
    int read(ByteBuffer in) throws IOException;

    /** Blocks until everything is with the kernel. */
    void write(ByteBuffer out) throws IOException;

    /** Sets the options of a connection that was accepted. */
    void configure(SocketSettings settings) throws IOException;

    /** The options in effect: name → value. */
    Map<String, String> options() throws IOException;

    /** The mechanism that moves the bytes, read off the live socket. */
    String implementation();
}
