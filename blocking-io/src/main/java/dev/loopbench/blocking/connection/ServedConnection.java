package dev.loopbench.blocking.connection;

import dev.loopbench.core.transport.SocketSettings;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;

/** The client's end of a connection whose other end the same thread serves, just before it reads: no read ever waits. */
public final class ServedConnection implements BlockingConnection {

    private final BlockingConnection near;
    private final BlockingConnection far;
    private final Pump server;

    /** @param server drives the session of the far end */
    public ServedConnection(BlockingConnection near, BlockingConnection far, Pump server) {
        this.near = near;
        this.far = far;
        this.server = server;
    }

    @Override
    public ByteBuffer newBuffer(int bytes) {
        return near.newBuffer(bytes);
    }

    @Override
    public int read(ByteBuffer in) throws IOException {
        if (!server.receive()) {
            throw new EOFException("no more bytes");
        }
        server.send();
        return near.read(in);
    }

    @Override
    public void write(ByteBuffer out) throws IOException {
        near.write(out);
    }

    @Override
    public void configure(SocketSettings settings) throws IOException {
        near.configure(settings);
    }

    @Override
    public Map<String, String> options() throws IOException {
        return near.options();
    }

    @Override
    public String implementation() {
        return near.implementation();
    }

    @Override
    public void close() throws IOException {
        try {
            near.close();
        } finally {
            far.close();
        }
    }
}
