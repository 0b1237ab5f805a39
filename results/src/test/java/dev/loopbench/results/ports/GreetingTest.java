package dev.loopbench.results.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GreetingTest {

    private static final Duration LONG = Duration.ofSeconds(10);
    private static final byte[] AUTHENTICATION_OK = {'R', 0, 0, 0, 8, 0, 0, 0, 0};
    private static final byte[] PASSWORD_WANTED = {'R', 0, 0, 0, 23, 0, 0, 0, 10};

    @Test
    void anOpenRedisIsKnown() throws Exception {
        assertThat(answerOf(first -> isRedis(first) ? ascii("+PONG\r\n") : new byte[0]))
                .contains("Redis");
    }

    @Test
    void aRedisWithAPasswordIsNotOpen() throws Exception {
        assertThat(answerOf(first -> ascii("-NOAUTH Authentication required.\r\n")))
                .isEmpty();
    }

    @Test
    void anOpenPostgresqlIsKnown() throws Exception {
        assertThat(answerOf(first -> isRedis(first) ? new byte[0] : AUTHENTICATION_OK))
                .contains("PostgreSQL");
    }

    @Test
    void aPostgresqlWithAPasswordIsNotOpen() throws Exception {
        assertThat(answerOf(first -> isRedis(first) ? new byte[0] : PASSWORD_WANTED))
                .isEmpty();
    }

    @Test
    void aWebServerIsNeither() throws Exception {
        assertThat(answerOf(first -> ascii("HTTP/1.1 400 Bad Request\r\n\r\n"))).isEmpty();
    }

    @Test
    void whoSaysNothingIsLeftAlone() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            InetSocketAddress address = (InetSocketAddress) silent.getLocalSocketAddress();

            assertThat(new Greeting(address, Duration.ofMillis(50)).openServer())
                    .isEmpty();
        }
    }

    @Test
    void onlyLoopbackIsGreeted() throws Exception {
        InetAddress elsewhere = InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 1});

        assertThatThrownBy(() -> new Greeting(new InetSocketAddress(elsewhere, 6379), LONG))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("only loopback listeners are greeted");
    }

    /** What a greeting finds at a server that answers the first bytes of each connection, or closes it. */
    private static Optional<String> answerOf(Function<Byte, byte[]> server) throws Exception {
        try (ServerSocket listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> serve(listening, server), "server");
            thread.setDaemon(true);
            thread.start();
            return new Greeting((InetSocketAddress) listening.getLocalSocketAddress(), LONG).openServer();
        }
    }

    private static void serve(ServerSocket listening, Function<Byte, byte[]> server) {
        while (true) {
            try (Socket socket = listening.accept()) {
                byte[] first = socket.getInputStream().readNBytes(1);
                socket.getOutputStream().write(server.apply(first[0]));
                socket.shutdownOutput();
                socket.getInputStream().readAllBytes();
            } catch (IOException e) {
                if (listening.isClosed()) {
                    return;
                }
            }
        }
    }

    private static boolean isRedis(byte first) {
        return first == '*';
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
