package dev.loopbench.service.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.loopbench.service.client.ClientThreads;
import dev.loopbench.service.client.LoadShape;
import dev.loopbench.service.protocol.ErrorKind;
import dev.loopbench.service.protocol.Tls;
import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The JDK's HTTPS server, whose certificate is of an authority that is made for the test. */
@Timeout(60)
class HttpsTest {

    private static final long TURN = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LONG_TURN = TimeUnit.SECONDS.toNanos(20);
    private static final ExecutorService HANDLERS = Executors.newCachedThreadPool();

    @TempDir
    private static Path directory;

    private static TestAuthority authority;
    private static HttpsServer server;

    private final ClientThreads threads = Clients.threads();

    @BeforeAll
    static void startServer() throws IOException, GeneralSecurityException, InterruptedException {
        authority = new TestAuthority(directory);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(authority.server()));
        server.setExecutor(HANDLERS);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 5);
            exchange.getResponseBody().write("hello".getBytes(StandardCharsets.US_ASCII));
            exchange.close();
        });
        server.start();
    }

    @AfterAll
    static void endServer() {
        server.stop(0);
        HANDLERS.shutdownNow();
    }

    @AfterEach
    void endThreads() {
        threads.close();
    }

    private static Dialing dialing(String name, SslContext tls) {
        Dialing plain = Clients.http(server.getAddress(), "GET");
        return new Dialing(plain.address(), plain.shown(), name, plain.protocol(), tls, true);
    }

    private static SslContext trusted() {
        return Tls.context(authority.certificates(), false);
    }

    @Test
    void anAuthorityThatIsTrustedIsMeasured() throws IOException, InterruptedException {
        for (String name : Set.of("localhost", "127.0.0.1")) {
            Dialing dialing = dialing(name, trusted());
            Preflight look = Preflight.of(threads, dialing, Clients.closed(1, 1));
            assertThat(look.problem()).isEmpty();
            assertThat(look.closes()).isFalse();
            try (NettyServiceClient client = new NettyServiceClient(threads, dialing, Clients.closed(3, 1))) {
                client.connect();

                assertThat(client.requests(50, LONG_TURN).requests()).isEqualTo(50);

                assertThat(client.errors().counts()).isEmpty();
                assertThat(client.errors().statuses()).containsExactly(Map.entry(200, 50L));
            }
        }
    }

    @Test
    void anAuthorityThatIsNotTrustedIsOneLine() throws InterruptedException {
        Preflight look = Preflight.of(threads, dialing("localhost", Tls.context(null, false)), Clients.closed(1, 1));

        assertThat(look.kind()).contains(ErrorKind.TLS);
        assertThat(look.problem().orElseThrow())
                .contains("the certificate is not trusted", "--trust FILE.pem")
                .hasLineCount(1);
    }

    @Test
    void aCertificateOfAnotherNameIsNotTrusted() throws InterruptedException {
        Preflight look = Preflight.of(threads, dialing("127.0.0.2", trusted()), Clients.closed(1, 1));

        assertThat(look.kind()).contains(ErrorKind.TLS);
        assertThat(look.problem().orElseThrow()).contains("the certificate is not trusted");
    }

    @Test
    void anyCertificateWillDoWhereThatIsAsked() throws InterruptedException {
        Dialing any = dialing("127.0.0.2", Tls.context(null, true));

        assertThat(Preflight.of(threads, any, Clients.closed(1, 1)).problem()).isEmpty();
    }

    @Test
    void mismatchesUnderLoadAreCountedByKind() throws IOException, InterruptedException {
        LoadShape each = Clients.closed(2, 1).withConnectPerRequest(true);
        try (NettyServiceClient client =
                new NettyServiceClient(threads, dialing("localhost", Tls.context(null, false)), each)) {
            client.connect();
            client.turn(TURN);

            assertThat(client.errors().counts()).containsOnlyKeys(ErrorKind.TLS);
            assertThat(client.errors().example(ErrorKind.TLS)).contains("the certificate is not trusted");
        }
    }

    @Test
    void aWindowOfRequestsIsEncrypted() throws IOException, InterruptedException {
        try (NettyServiceClient client =
                new NettyServiceClient(threads, dialing("localhost", trusted()), Clients.closed(1, 4))) {
            client.connect();

            assertThat(client.requests(40, LONG_TURN).requests()).isEqualTo(40);

            assertThat(client.errors().counts()).isEmpty();
        }
    }
}
