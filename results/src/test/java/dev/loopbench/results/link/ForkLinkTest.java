package dev.loopbench.results.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketImpl;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Timeout(30)
@EnabledOnOs(OS.LINUX)
class ForkLinkTest {

    /** As a process with such factories has it, without setting them for all tests. */
    private static final class Listener extends ServerSocket {

        Listener(BiPredicate<InetSocketAddress, InetSocketAddress> isOurs) throws IOException {
            super(new GuardedListener(isOurs));
            bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        }

        @Override
        public Socket accept() throws IOException {
            Socket accepted = new Connection(new LinkConnection());
            implAccept(accepted);
            return accepted;
        }
    }

    private static final class Connection extends Socket {
        Connection(SocketImpl impl) throws SocketException {
            super(impl);
        }
    }

    @Test
    void strangersAreTurnedAwayAndTheForkIsAcceptedAfterThem() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        try (Listener listener = new Listener((peer, own) -> asked.incrementAndGet() > 2);
                Socket first = connect(listener);
                Socket second = connect(listener);
                Socket fork = connect(listener)) {
            first.getOutputStream().write(new byte[16]);
            CompletableFuture<Socket> waiting = CompletableFuture.supplyAsync(() -> accepted(listener));

            try (Socket accepted = waiting.join()) {
                assertThat(accepted.getPort()).isEqualTo(fork.getLocalPort());
                assertThat(second.getInputStream().read()).isEqualTo(-1);
                fork.getOutputStream().write(42);
                assertThat(accepted.getInputStream().read()).isEqualTo(42);
                accepted.getOutputStream().write(new byte[] {1, 2, 3});
                assertThat(fork.getInputStream().readNBytes(3)).containsExactly(1, 2, 3);
            }
        }
    }

    @Test
    void theEndOfAListenerEndsTheWait() throws IOException {
        Listener listener = new Listener((peer, own) -> false);
        CompletableFuture<Socket> waiting = CompletableFuture.supplyAsync(() -> accepted(listener));
        listener.close();

        assertThatThrownBy(waiting::join)
                .cause()
                .cause()
                .isInstanceOf(SocketException.class)
                .hasMessage("Socket closed");
    }

    @Test
    void aConnectionIsOursIfOneOfOurProcessesHasTheOtherEnd() throws IOException {
        Process other = new ProcessBuilder("sleep", "20").start();
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            try (SocketChannel client = SocketChannel.open(listener.getLocalAddress());
                    SocketChannel accepted = listener.accept()) {
                InetSocketAddress peer = (InetSocketAddress) client.getLocalAddress();
                InetSocketAddress own = (InetSocketAddress) accepted.getLocalAddress();

                assertThat(new PeerProcess(ProcessHandle.current()).isOurs(peer, own))
                        .isTrue();
                assertThat(new PeerProcess(other.toHandle()).isOurs(peer, own)).isFalse();
            }
        } finally {
            other.destroyForcibly();
        }
    }

    private static Socket connect(ServerSocket listener) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), listener.getLocalPort());
    }

    private static Socket accepted(ServerSocket listener) {
        try {
            return listener.accept();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
