package dev.loopbench.results.link;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * Guards the ports on which JMH's runner waits for its forks. JMH opens them by itself and has no setting for whom it accepts, so
 * the guard is in the sockets of this process: every {@link ServerSocket} in it accepts connections of its own processes alone.
 * Forks are other processes and are not affected.
 */
public final class ForkLinks {

    private ForkLinks() {}

    /**
     * Guards all ports that this process opens from now on by {@link ServerSocket}. To be called once in a process.
     *
     * @return whether they are guarded; false where the kernel does not show whose a connection is
     * @throws IOException when the process has factories of sockets already
     */
    // There is no other way to decide whom a ServerSocket accepts that somebody else makes.
    @SuppressWarnings("deprecation")
    public static boolean guard() throws IOException {
        PeerProcess peers = new PeerProcess(ProcessHandle.current());
        if (!recognizesItself(peers)) {
            return false;
        }
        ServerSocket.setSocketFactory(() -> new GuardedListener(peers::isOurs));
        Socket.setSocketImplFactory(LinkConnection::new);
        return true;
    }

    private static boolean recognizesItself(PeerProcess peers) throws IOException {
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            try (SocketChannel client = SocketChannel.open(listener.getLocalAddress());
                    SocketChannel accepted = listener.accept()) {
                return client.isConnected()
                        && peers.isOurs((InetSocketAddress) accepted.getRemoteAddress(), (InetSocketAddress)
                                accepted.getLocalAddress());
            }
        }
    }
}
