package dev.loopbench.blocking.connection;

import dev.loopbench.core.transport.SocketSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Map;

/** A connection that is a {@link Socket}: its streams, and buffers on the heap. */
final class StreamConnection implements BlockingConnection {

    private final Socket socket;
    private final InputStream input;
    private final OutputStream output;

    StreamConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.input = socket.getInputStream();
        this.output = socket.getOutputStream();
    }

    @Override
    public ByteBuffer newBuffer(int bytes) {
        return ByteBuffer.allocate(bytes);
    }

    @Override
    public int read(ByteBuffer in) throws IOException {
        int read = input.read(in.array(), in.arrayOffset() + in.position(), in.remaining());
        if (read > 0) {
            in.position(in.position() + read);
        }
        return read;
    }

    @Override
    public void write(ByteBuffer out) throws IOException {
        output.write(out.array(), out.arrayOffset() + out.position(), out.remaining());
        out.position(out.limit());
    }

    @Override
    public void configure(SocketSettings settings) throws IOException {
        StreamOptions.apply(socket, settings);
    }

    @Override
    public Map<String, String> options() throws IOException {
        return StreamOptions.read(socket);
    }

    @Override
    public String implementation() {
        return "blocking " + socket.getClass().getPackageName();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
