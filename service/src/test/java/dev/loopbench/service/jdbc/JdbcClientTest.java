package dev.loopbench.service.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.service.client.Arrivals;
import dev.loopbench.service.client.LoadShape;
import dev.loopbench.service.client.ServiceClient.ConnectionFailure;
import dev.loopbench.service.protocol.ErrorKind;
import dev.loopbench.service.protocol.MixLine;
import dev.loopbench.service.target.Target;
import dev.loopbench.service.target.TargetParser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever a driver or a database does, a turn ends, and so does the client. */
@Timeout(30)
class JdbcClientTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long TURN = SECOND / 5;
    private static final List<MixLine> STATEMENTS = List.of(new MixLine(1, 1, "SELECT 1"));

    private final FakeDriver driver = new FakeDriver();
    private final IoThreads threads = IoThreads.free("client");

    private JdbcClient client() {
        return client(new JdbcAccess(driver, FakeDriver.URL, null, null, false, 30 * SECOND));
    }

    private JdbcClient client(JdbcAccess access) {
        LoadShape shape = new LoadShape(1, 1, 0, Arrivals.Kind.CONSTANT, false, 30 * SECOND, 1 << 20);
        return new JdbcClient(threads, access, STATEMENTS, shape);
    }

    @Test
    void aStatementThatCannotBePreparedAgainIsAWrongReply() throws IOException, InterruptedException {
        try (JdbcClient client = client()) {
            client.connect();
            driver.on("execute", () -> {
                throw new SQLException("gone", "08006");
            });
            driver.on("prepareStatement", () -> {
                throw new SQLException("no such table", "42P01");
            });

            client.turn(TURN);
            client.turn(TURN);

            assertThat(client.errors().counts()).containsOnlyKeys(ErrorKind.CLOSED, ErrorKind.WRONG_REPLY);
            assertThat(client.errors().example(ErrorKind.WRONG_REPLY)).isEqualTo("no such table");
            assertThat(driver.open()).isZero();
        }
    }

    @Test
    void anUnexpectedFailureOfTheDriverIsAWrongReply() throws IOException, InterruptedException {
        driver.on("execute", () -> {
            throw new IllegalStateException("broken");
        });
        try (JdbcClient client = client()) {
            client.connect();

            client.turn(TURN);
            client.turn(TURN);

            assertThat(client.errors().counts()).containsOnlyKeys(ErrorKind.WRONG_REPLY);
            assertThat(client.errors().example(ErrorKind.WRONG_REPLY))
                    .isEqualTo("the driver failed: java.lang.IllegalStateException: broken");
        }
        assertThat(driver.open()).isZero();
    }

    @Test
    void aThreadThatHasEndedEndsTheTurn() throws IOException {
        driver.on("execute", () -> {
            throw new LinkageError("planned by the test");
        });
        try (JdbcClient client = client()) {
            client.connect();

            assertThatThrownBy(() -> {
                        client.turn(TURN);
                        client.turn(TURN);
                    })
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("has ended");
        }
        assertThat(driver.open()).isZero();
    }

    @Test
    void closingEndsARequestThatWaitsWhateverInterrupts() throws IOException, InterruptedException {
        CountDownLatch waiting = new CountDownLatch(1);
        CompletableFuture<Boolean> aborted = new CompletableFuture<>();
        driver.on("abort", () -> aborted.complete(true));
        driver.on("execute", () -> {
            waiting.countDown();
            // Like a read from a socket, this does not end when the thread is interrupted.
            aborted.join();
            throw new SQLException("aborted", "08006");
        });
        try (JdbcClient client = client()) {
            client.connect();
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> client.turn(TURN)).isInstanceOf(InterruptedException.class);
            waiting.await();
        }

        assertThat(aborted).isCompleted();
        assertThat(threads.running()).isEmpty();
        assertThat(driver.open()).isZero();
    }

    @Test
    void aDatabaseThatAcceptsAndSaysNothingIsATimeout() throws IOException {
        // The kernel accepts connections for a listener that never does.
        try (ServerSocket silent = new ServerSocket(0, 8, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            Target target = TargetParser.parse("jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/app");
            JdbcAccess access = new JdbcAccess(target, null, "tester", null, false, SECOND);

            assertThat(JdbcPreflight.of(access, STATEMENTS, target.address()).kind())
                    .contains(ErrorKind.TIMEOUT);
            try (JdbcClient client = client(access)) {
                assertThatThrownBy(client::connect)
                        .isInstanceOfSatisfying(
                                ConnectionFailure.class,
                                failure -> assertThat(failure.kind()).isEqualTo(ErrorKind.TIMEOUT));
            }
        }
    }
}
