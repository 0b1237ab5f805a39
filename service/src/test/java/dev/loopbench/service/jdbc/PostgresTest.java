package dev.loopbench.service.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.service.client.Arrivals;
import dev.loopbench.service.client.Latencies;
import dev.loopbench.service.client.LoadShape;
import dev.loopbench.service.client.TurnResult;
import dev.loopbench.service.protocol.ErrorKind;
import dev.loopbench.service.protocol.MixLine;
import dev.loopbench.service.target.Secret;
import dev.loopbench.service.target.Target;
import dev.loopbench.service.target.TargetParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class PostgresTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private static @Nullable InstalledPostgres postgres;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        Optional<Path> programs = InstalledPostgres.programs();
        assumeTrue(programs.isPresent(), "no PostgreSQL server is installed below /usr/lib/postgresql");
        postgres = InstalledPostgres.start(programs.get());
    }

    @AfterAll
    static void end() throws IOException {
        if (postgres != null) {
            postgres.close();
        }
    }

    private static Target target() {
        InstalledPostgres running = postgres;
        if (running == null) {
            throw new IllegalStateException("not started");
        }
        return TargetParser.parse(running.url());
    }

    private static JdbcAccess access(String password, boolean allowWrites) {
        Secret secret = Secret.from("env:P", Map.of("P", password), null);
        return new JdbcAccess(target(), null, "tester", secret, allowWrites, 30 * SECOND);
    }

    private static JdbcPreflight look(JdbcAccess access, String sql) throws IOException {
        return JdbcPreflight.of(access, List.of(new MixLine(1, 1, sql)), target().address());
    }

    @Test
    void aFirstLookTellsTheSizesOfMessages() throws IOException {
        JdbcPreflight look = look(access(InstalledPostgres.PASSWORD, false), "SELECT 1");

        assertThat(look.problem()).isEmpty();
        assertThat(look.requestBytes()).isBetween(10, 100);
        assertThat(look.replyBytes()).isBetween(10, 100);
    }

    @Test
    void aWrongPasswordIsOneLine() throws IOException {
        assertThat(look(access("wrong", false), "SELECT 1").problem().orElseThrow())
                .startsWith("authentication failed: ")
                .contains("--password")
                .doesNotContain("\n");
    }

    @Test
    void theDatabaseRefusesToWrite() throws IOException {
        assertThat(look(access(InstalledPostgres.PASSWORD, true), "CREATE SEQUENCE IF NOT EXISTS numbers")
                        .problem())
                .isEmpty();
        String sql = "SELECT nextval('numbers')";
        assertThat(look(access(InstalledPostgres.PASSWORD, false), sql)
                        .problem()
                        .orElseThrow())
                .contains("--allow-writes")
                .doesNotContain("\n");
        assertThat(look(access(InstalledPostgres.PASSWORD, true), sql).problem())
                .isEmpty();
    }

    @Test
    void statementsOfATurnAreCounted() throws IOException, InterruptedException {
        LoadShape shape = new LoadShape(4, 1, 0, Arrivals.Kind.CONSTANT, false, 30 * SECOND, 1 << 20);
        try (JdbcClient client = new JdbcClient(
                IoThreads.free("client"),
                access(InstalledPostgres.PASSWORD, false),
                List.of(new MixLine(1, 1, "SELECT 1"), new MixLine(2, 1, "SELECT generate_series(1, 3)")),
                shape)) {
            client.connect();
            TurnResult turn = client.turn(SECOND / 5);
            Latencies latencies = new Latencies();
            client.drainTo(latencies);

            assertThat(turn.requests()).isPositive().isGreaterThanOrEqualTo(turn.counted());
            assertThat(latencies.response().getTotalCount()).isLessThanOrEqualTo(turn.requests());
            assertThat(client.errors().total()).isZero();
        }
    }

    @Test
    void aReplyThatDoesNotComeInTimeIsATimeout() throws IOException, InterruptedException {
        LoadShape shape = new LoadShape(2, 1, 0, Arrivals.Kind.CONSTANT, false, SECOND / 5, 1 << 20);
        try (JdbcClient client = new JdbcClient(
                IoThreads.free("client"),
                access(InstalledPostgres.PASSWORD, false),
                List.of(new MixLine(1, 1, "SELECT pg_sleep(60)")),
                shape)) {
            client.connect();
            TurnResult turn = client.turn(SECOND / 10);

            assertThat(turn.counted()).isZero();
            assertThat(turn.requests()).isGreaterThanOrEqualTo(2);
            assertThat(client.errors().counts()).containsOnlyKeys(ErrorKind.TIMEOUT);
        }
    }

    @Test
    void aFirstLookEndsInTime() throws IOException {
        JdbcAccess access = new JdbcAccess(
                target(),
                null,
                "tester",
                Secret.from("env:P", Map.of("P", InstalledPostgres.PASSWORD), null),
                false,
                SECOND / 5);

        assertThat(look(access, "SELECT pg_sleep(60)").kind()).contains(ErrorKind.TIMEOUT);
    }
}
