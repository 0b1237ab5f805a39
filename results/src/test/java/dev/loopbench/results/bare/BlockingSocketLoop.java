package dev.loopbench.results.bare;

import dev.loopbench.core.placement.IoThreads;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** {@link Socket} with its streams, one thread an end. */
final class BlockingSocketLoop implements BareLoop {

    @Override
    public int serve(IoThreads threads) throws IOException {
        ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        threads.factory("echo").newThread(IoBody.runnable(() -> echo(listener))).start();
        return listener.getLocalPort();
    }

    private static void echo(ServerSocket listener) throws IOException {
        try (listener;
                Socket socket = listener.accept()) {
            socket.setTcpNoDelay(true);
            InputStream in = socket.getInputStream();
            OutputStream out = socket.getOutputStream();
            byte[] frame = new byte[FRAME];
            while (in.readNBytes(frame, 0, FRAME) == FRAME) {
                out.write(frame);
            }
        }
    }

    @Override
    public BareClient connect(int port, BareSlice slice, IoThreads threads) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        InputStream in = socket.getInputStream();
        OutputStream out = socket.getOutputStream();
        byte[] frame = new byte[FRAME];
        LoopClient client = new LoopClient(slice, () -> {
            out.write(frame);
            if (in.readNBytes(frame, 0, FRAME) < FRAME) {
                throw new EOFException("the server closed the connection");
            }
        });
        threads.factory("loop").newThread(IoBody.runnable(client)).start();
        return client;
    }
}
