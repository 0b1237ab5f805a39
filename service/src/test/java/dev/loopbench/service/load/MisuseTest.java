package dev.loopbench.service.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.service.client.ClientThreads;
import dev.loopbench.service.protocol.ErrorKind;
import dev.loopbench.service.protocol.MixLine;
import dev.loopbench.service.protocol.RedisProtocol;
import dev.loopbench.service.protocol.Tls;
import dev.loopbench.service.target.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The first look at a service that misbehaves gives one line with the kind of error and the bytes that came. */
@Timeout(60)
class MisuseTest {

    private final ClientThreads threads = Clients.threads();

    @AfterEach
    void endThreads() {
        threads.close();
    }

    private Preflight look(RawServer.Behaviour behaviour) throws IOException, InterruptedException {
        try (RawServer server = new RawServer(behaviour)) {
            return Preflight.of(threads, Clients.http(server.address(), "GET"), Clients.closed(1, 1));
        }
    }

    private static RawServer.Behaviour replying(String reply) {
        return (in, out) -> {
            while (RawServer.head(in)) {
                send(out, reply);
            }
        };
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    /** A connection that is closed with bytes unread is reset, and the reply may be lost. */
    private static void drain(InputStream in) throws IOException {
        assertThat(in.readAllBytes()).isNotNull();
    }

    private static void assertOneLine(Preflight look, ErrorKind kind, String... words) {
        assertThat(look.kind()).contains(kind);
        assertThat(look.problem().orElseThrow())
                .startsWith(kind.words())
                .contains(words)
                .doesNotContain("\n", "\r", "\u001b");
    }

    @Test
    void nobodyListens() throws IOException, InterruptedException {
        InetSocketAddress closed;
        try (RawServer server = new RawServer((in, out) -> {})) {
            closed = server.address();
        }
        assertOneLine(
                Preflight.of(threads, Clients.http(closed, "GET"), Clients.closed(1, 1)),
                ErrorKind.REFUSED,
                "nothing listens on");
    }

    @Test
    void httpToRedis() throws IOException, InterruptedException {
        assertOneLine(
                look(replying("-ERR wrong number of arguments for 'get' command\r\n")),
                ErrorKind.WRONG_REPLY,
                "not HTTP/1.1",
                "-ERR wrong number");
    }

    @Test
    void garbage() throws IOException, InterruptedException {
        assertOneLine(look(replying("\u001b[31m\u0000\u0001garbage\n\n")), ErrorKind.WRONG_REPLY, "\\x1b[31m");
    }

    @Test
    void silence() throws IOException, InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        try (RawServer server = new RawServer((in, out) -> over.await())) {
            Preflight look = Preflight.of(
                    threads, Clients.http(server.address(), "GET"), Clients.withTimeout(Clients.closed(1, 1), 50));
            assertOneLine(look, ErrorKind.TIMEOUT, "no reply within 50 ms");
        } finally {
            over.countDown();
        }
    }

    @Test
    void announcedHugeReply() throws IOException, InterruptedException {
        assertOneLine(
                look(replying("HTTP/1.1 200 OK\r\nContent-Length: 1073741824\r\n\r\n")),
                ErrorKind.OVERSIZED,
                "1073741824");
    }

    @Test
    void endlessReply() throws IOException, InterruptedException {
        assertOneLine(
                look((in, out) -> {
                    RawServer.head(in);
                    send(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
                    while (true) {
                        send(out, "1000\r\n" + "x".repeat(0x1000) + "\r\n");
                    }
                }),
                ErrorKind.OVERSIZED,
                "--max-reply");
    }

    @Test
    void closesInsteadOfReplying() throws IOException, InterruptedException {
        assertOneLine(look((in, out) -> RawServer.head(in)), ErrorKind.CLOSED, "instead of replying");
    }

    @Test
    void closesInTheMiddle() throws IOException, InterruptedException {
        assertOneLine(
                look((in, out) -> {
                    RawServer.head(in);
                    send(out, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhal");
                }),
                ErrorKind.CLOSED,
                "in the middle of a reply");
    }

    @Test
    void statuses() throws IOException, InterruptedException {
        assertOneLine(look(status("404 Not Found")), ErrorKind.STATUS_4XX, "404 Not Found");
        assertOneLine(look(status("503 Service Unavailable")), ErrorKind.STATUS_5XX, "503");
        assertOneLine(look(status("401 Unauthorized")), ErrorKind.AUTHENTICATION, "401");
    }

    @Test
    void redirectsAreNotFollowed() throws IOException, InterruptedException {
        assertOneLine(
                look(status("302 Found\r\nLocation: http://example.org/")),
                ErrorKind.WRONG_REPLY,
                "302 Found",
                "http://example.org/",
                "not followed");
    }

    private static RawServer.Behaviour status(String status) {
        return replying("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n");
    }

    @Test
    void tlsToAPlainPort() throws IOException, InterruptedException {
        try (RawServer server = new RawServer((in, out) -> {
            assertThat(in.read()).isNotNegative();
            send(out, "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
            drain(in);
        })) {
            Dialing plain = Clients.http(server.address(), "GET");
            Dialing tls = new Dialing(
                    plain.address(), plain.shown(), "localhost", plain.protocol(), Tls.context(null, true), true);
            assertOneLine(
                    Preflight.of(threads, tls, Clients.closed(1, 1)), ErrorKind.TLS, "does not speak TLS", "http://");
        }
    }

    @Test
    void plainToATlsPort() throws IOException, InterruptedException {
        assertOneLine(
                look((in, out) -> {
                    assertThat(in.read()).isNotNegative();
                    out.write(new byte[] {0x15, 3, 1, 0, 2, 2, 10});
                    drain(in);
                }),
                ErrorKind.TLS,
                "https://");
    }

    @Test
    void redisWantsAPassword() throws IOException, InterruptedException {
        try (RawServer server = new RawServer((in, out) -> {
            while (in.read() >= 0) {
                if (in.available() == 0) {
                    send(out, "-NOAUTH Authentication required.\r\n");
                }
            }
        })) {
            RedisProtocol ping = RedisProtocol.mix(List.of(new MixLine(1, 1, "PING")), List.of(), false);
            assertOneLine(
                    Preflight.of(threads, Clients.dialing(server.address(), ping), Clients.closed(1, 1)),
                    ErrorKind.AUTHENTICATION,
                    "NOAUTH");
        }
    }

    @Test
    void redisRefusesTheWrongPassword() throws IOException, InterruptedException {
        String password = "hunter2";
        try (RawServer server = new RawServer((in, out) -> {
            while (in.read() >= 0) {
                if (in.available() == 0) {
                    send(out, "-WRONGPASS invalid username-password pair or user is disabled.\r\n");
                }
            }
        })) {
            RedisProtocol ping = RedisProtocol.mix(
                    List.of(new MixLine(1, 1, "PING")),
                    RedisProtocol.greetings(null, Secret.from("env:PASSWORD", Map.of("PASSWORD", password), null), ""),
                    false);
            Preflight look = Preflight.of(threads, Clients.dialing(server.address(), ping), Clients.closed(1, 1));

            assertOneLine(look, ErrorKind.AUTHENTICATION, "WRONGPASS");
            assertThat(look.problem().orElseThrow()).doesNotContain(password);
        }
    }

    @ParameterizedTest
    @CsvSource({"1073741824, '$1073741824'", "500000000, --max-reply"})
    void hugeReplyOfRedis(long announced, String words) throws IOException, InterruptedException {
        try (RawServer server = new RawServer((in, out) -> {
            if (in.read() >= 0) {
                send(out, "$" + announced + "\r\n");
                while (true) {
                    send(out, "x".repeat(0x1000));
                }
            }
        })) {
            RedisProtocol get = RedisProtocol.mix(List.of(new MixLine(1, 1, "GET big")), List.of(), false);
            assertOneLine(
                    Preflight.of(threads, Clients.dialing(server.address(), get), Clients.closed(1, 1)),
                    ErrorKind.OVERSIZED,
                    words);
        }
    }

    @Test
    void endlessReplyWithoutALength() throws IOException, InterruptedException {
        assertOneLine(
                look((in, out) -> {
                    RawServer.head(in);
                    send(out, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
                    while (true) {
                        send(out, "x".repeat(0x1000));
                    }
                }),
                ErrorKind.OVERSIZED,
                "--max-reply");
    }

    @Test
    void aServiceThatClosesAfterEachReplyIsMeasuredWithNewConnections() throws IOException, InterruptedException {
        RawServer.Behaviour closing = (in, out) -> {
            RawServer.head(in);
            send(out, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        };
        assertThat(look(closing).problem()).isEmpty();
        assertThat(look(closing).closes()).isTrue();
    }

    @Test
    void soIsOneThatSaysSo() throws IOException, InterruptedException {
        Preflight look = look((in, out) -> {
            RawServer.head(in);
            send(out, "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok");
        });
        assertThat(look.problem()).isEmpty();
        assertThat(look.closes()).isTrue();
    }

    @Test
    void chunkedRepliesAreNothingSpecial() throws IOException, InterruptedException {
        String reply = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n";
        Preflight look = look(replying(reply));
        assertThat(look.problem()).isEmpty();
        assertThat(look.closes()).isFalse();
        assertThat(look.replies().get(0)).asString(StandardCharsets.US_ASCII).isEqualTo(reply);
    }
}
