package dev.loopbench.service.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.loopbench.service.client.ClientThreads;
import dev.loopbench.service.client.Latencies;
import dev.loopbench.service.client.LoadShape;
import dev.loopbench.service.client.TurnResult;
import dev.loopbench.service.echo.EchoFloor;
import dev.loopbench.service.protocol.BytesProtocol;
import dev.loopbench.service.protocol.ErrorKind;
import dev.loopbench.service.protocol.MixLine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Turns against servers that the JDK and the suite have. */
@Timeout(60)
class NettyServiceClientTest {

    private static final long TURN = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LONG_TURN = TimeUnit.SECONDS.toNanos(20);

    private final ClientThreads threads = Clients.threads();
    private final ExecutorService handlers = Executors.newCachedThreadPool();
    private final AtomicLong served = new AtomicLong();
    private HttpServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(handlers);
        server.createContext("/", exchange -> {
            boolean head = exchange.getRequestMethod().equals("HEAD");
            served.incrementAndGet();
            exchange.sendResponseHeaders(200, head ? -1 : 5);
            if (!head) {
                exchange.getResponseBody().write("hello".getBytes(StandardCharsets.US_ASCII));
            }
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void endServer() {
        server.stop(0);
        handlers.shutdownNow();
        threads.close();
    }

    private static long recorded(NettyServiceClient client) {
        Latencies latencies = new Latencies();
        client.drainTo(latencies);
        return latencies.response().getTotalCount();
    }

    @Test
    void everyRequestOfATurnIsAnsweredAndCounted() throws IOException, InterruptedException {
        try (NettyServiceClient client =
                new NettyServiceClient(threads, Clients.http(server.getAddress(), "GET"), Clients.closed(4, 1))) {
            client.connect();
            TurnResult turn = client.turn(TURN);

            assertThat(turn.requests()).isEqualTo(served.get()).isGreaterThanOrEqualTo(turn.counted());
            assertThat(recorded(client)).isPositive().isLessThanOrEqualTo(turn.requests());
            assertThat(client.errors().total()).isZero();
            assertThat(client.errors().statuses()).containsExactly(Map.entry(200, turn.requests()));
            assertThat(turn.replyBytes()).isGreaterThan(turn.requests() * 5);
        }
    }

    @Test
    void repliesToHeadHaveNoBody() throws IOException, InterruptedException {
        try (NettyServiceClient client =
                new NettyServiceClient(threads, Clients.http(server.getAddress(), "HEAD"), Clients.closed(1, 1))) {
            client.connect();
            assertThat(client.requests(20, LONG_TURN).requests()).isEqualTo(20);
            assertThat(client.errors().total()).isZero();
        }
    }

    @Test
    void aConnectionForEachRequest() throws IOException, InterruptedException {
        LoadShape each = Clients.closed(2, 1).withConnectPerRequest(true);
        try (NettyServiceClient client =
                new NettyServiceClient(threads, Clients.http(server.getAddress(), "GET"), each)) {
            client.connect();
            assertThat(client.requests(20, LONG_TURN).requests()).isEqualTo(20);
            assertThat(client.errors().counts()).isEmpty();
        }
    }

    @Test
    void anOpenLoopSendsWhatIsDue() throws IOException, InterruptedException {
        LoadShape open = Clients.closed(4, 1).withRate(200);
        try (NettyServiceClient client =
                new NettyServiceClient(threads, Clients.http(server.getAddress(), "GET"), open)) {
            client.connect();
            TurnResult turn = client.turn(TimeUnit.MILLISECONDS.toNanos(500));

            // One arrival may be due at either end. A turn on a busy machine is prolonged, and what is still due after
            // that is given up,
            // but not forgotten.
            assertThat(turn.requests()).isPositive();
            assertThat(turn.requests() + client.errors().total()).isBetween(99L, 500L);
            Latencies latencies = new Latencies();
            client.drainTo(latencies);
            assertThat(latencies.service().getTotalCount())
                    .isEqualTo(latencies.response().getTotalCount())
                    .isPositive();
        }
    }

    @Test
    void aLostServiceIsCountedByKind() throws IOException, InterruptedException {
        try (NettyServiceClient client =
                new NettyServiceClient(threads, Clients.http(server.getAddress(), "GET"), Clients.closed(2, 1))) {
            client.connect();
            client.requests(10, LONG_TURN);
            server.stop(0);
            client.turn(TURN);

            assertThat(client.errors().counts()).containsKey(ErrorKind.REFUSED);
        }
    }

    @Test
    void aWindowOfOwnBytesAgainstTheEcho() throws IOException, InterruptedException {
        BytesProtocol ping = new BytesProtocol(
                List.of(new MixLine(1, 1, "PING\\r\\n")),
                new BytesProtocol.End("\r\n".getBytes(StandardCharsets.US_ASCII), 0, 1000, new byte[0]));
        try (EchoFloor echo = new EchoFloor(
                        ping.requests(),
                        Map.of(0, "PONG\r\n".getBytes(StandardCharsets.US_ASCII)),
                        false,
                        new TreeSet<>());
                NettyServiceClient client =
                        new NettyServiceClient(threads, Clients.dialing(echo.address(), ping), Clients.closed(3, 16))) {
            client.connect();
            TurnResult turn = client.requests(10_000, LONG_TURN);

            assertThat(turn.requests()).isEqualTo(10_000);
            assertThat(turn.replyBytes()).isEqualTo(10_000 * 6);
            assertThat(client.errors().total()).isZero();
        }
    }

    @Test
    void aMixOverAUnixSocket() throws IOException, InterruptedException {
        List<MixLine> lines = List.of(new MixLine(1, 3, "short\\n"), new MixLine(2, 1, "rather longer\\n"));
        BytesProtocol mix = new BytesProtocol(
                lines, new BytesProtocol.End("\n".getBytes(StandardCharsets.US_ASCII), 0, 1000, new byte[0]));
        Map<Integer, byte[]> replies =
                Map.of(0, "1\n".getBytes(StandardCharsets.US_ASCII), 1, "22\n".getBytes(StandardCharsets.US_ASCII));
        try (EchoFloor echo = new EchoFloor(mix.requests(), replies, true, new TreeSet<>());
                NettyServiceClient client =
                        new NettyServiceClient(threads, Clients.dialing(echo.address(), mix), Clients.closed(2, 4))) {
            client.connect();
            TurnResult turn = client.requests(4_000, LONG_TURN);

            // A quarter of the replies is one byte longer; the draw is seeded.
            assertThat(turn.replyBytes() - 2 * turn.requests()).isBetween(800L, 1_200L);
        }
    }
}
