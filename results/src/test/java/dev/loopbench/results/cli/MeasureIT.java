package dev.loopbench.results.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code measure} of the built jar, against the JDK's own HTTP server. */
@Timeout(120)
@Tag("slow")
class MeasureIT {

    /** A service whose time hardly varies: the warm-up ends soon, and the test's JVM leaves the processors to the client. */
    private static final long SERVICE_NANOS = 2_000_000;

    private final ExecutorService handlers = Executors.newCachedThreadPool();
    private HttpServer server;

    @TempDir
    private Path directory;

    /** Without it the JDK's server waits 40 ms for an acknowledgement before it sends the body of each reply. */
    @BeforeAll
    static void sendBodiesAtOnce() {
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(handlers);
        server.createContext("/", exchange -> {
            LockSupport.parkNanos(SERVICE_NANOS);
            exchange.sendResponseHeaders(200, 5);
            exchange.getResponseBody().write("hello".getBytes(StandardCharsets.US_ASCII));
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void endServer() {
        server.stop(0);
        handlers.shutdownNow();
    }

    private String target() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    @Test
    void figuresHaveIntervalsAndAFloor() throws IOException, InterruptedException {
        BuiltJar.Ended ended = BuiltJar.run(
                directory,
                "measure",
                target(),
                "--duration",
                "2s",
                "--blocks",
                "8",
                "--json",
                "--output",
                directory.resolve("kept").toString());

        assertThat(ended.err()).contains("report/index.html");
        assertThat(ended.code()).isZero();
        JsonNode figures =
                new ObjectMapper().readTree(ended.out()).path("targets").path(0);
        for (String key : new String[] {"throughput_per_s", "p50_us", "p99_us", "p99_9_us"}) {
            JsonNode figure = figures.path(key);
            assertThat(figure.path("value").asDouble()).as(key).isPositive();
            assertThat(figure.path("low").asDouble())
                    .as(key)
                    .isLessThanOrEqualTo(figure.path("value").asDouble());
            assertThat(figure.path("high").asDouble())
                    .as(key)
                    .isGreaterThanOrEqualTo(figure.path("value").asDouble());
        }
        assertThat(figures.path("errors").size()).isZero();
        assertThat(figures.path("statuses").path("200").asLong()).isPositive();
        assertThat(figures.path("floor").path("p50_us").path("value").asDouble())
                .isPositive();
        assertThat(figures.path("service").path("pids").path(0).asLong())
                .isEqualTo(ProcessHandle.current().pid());
        assertThat(figures.path("service").path("cpu_us_per_request").asDouble())
                .isPositive();
        try (Stream<Path> kept = Files.walk(directory.resolve("kept"))) {
            assertThat(kept.map(file -> file.getFileName().toString()))
                    .contains("measure.json", "environment.json", "A.hlog");
        }
    }

    @Test
    void aSearchHasTheSameFigures() throws IOException, InterruptedException {
        BuiltJar.Ended ended = BuiltJar.run(
                directory,
                "measure",
                target(),
                "--connections",
                "4",
                "--slo",
                "p99=10s",
                "--find-knee",
                "--json",
                "--output",
                directory.resolve("kept").toString());

        assertThat(ended.code()).isZero();
        JsonNode document = new ObjectMapper().readTree(ended.out());
        JsonNode figures = document.path("targets").path(0);
        for (String key : new String[] {"throughput_per_s", "p50_us", "p99_us", "p99_9_us"}) {
            assertThat(figures.path(key).path("value").asDouble()).as(key).isPositive();
            assertThat(figures.path(key).has("low")).as(key).isTrue();
            assertThat(figures.path(key).has("high")).as(key).isTrue();
        }
        assertThat(figures.path("errors").isObject()).isTrue();
        assertThat(document.path("slo").path("knee_per_s").asDouble()).isPositive();
    }

    @Test
    void aClosedPortInJsonIsAnErrorOfItsTarget() throws IOException, InterruptedException {
        int port;
        try (ServerSocket unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = unused.getLocalPort();
        }
        BuiltJar.Ended ended = BuiltJar.run(directory, "measure", target(), "http://127.0.0.1:" + port + "/", "--json");

        assertThat(ended.code()).isEqualTo(1);
        JsonNode targets = new ObjectMapper().readTree(ended.out()).path("targets");
        assertThat(targets.size()).isEqualTo(2);
        assertThat(targets.path(0).path("errors").size()).isZero();
        assertThat(targets.path(1).path("errors").path("refused").asLong()).isEqualTo(1);
        for (String key : new String[] {"throughput_per_s", "p50_us", "p99_us", "p99_9_us"}) {
            assertThat(targets.path(1).path(key).has("value")).as(key).isTrue();
            assertThat(targets.path(1).path(key).path("value").isNull()).as(key).isTrue();
        }
    }

    private BuiltJar.Ended measurePair(Path kept) throws IOException, InterruptedException {
        return BuiltJar.run(
                directory,
                "measure",
                target(),
                target(),
                "--duration",
                "2s",
                "--blocks",
                "8",
                "--connections",
                "4",
                "--output",
                kept.toString());
    }

    @Test
    void twoTargetsAreComparedAndShownAgain() throws IOException, InterruptedException {
        Path kept = directory.resolve("kept");
        BuiltJar.Ended ended = measurePair(kept);

        assertThat(ended.out())
                .contains("B against A: throughput x ")
                .contains("are loopback and client")
                .contains("a new connection costs as much as");
        Path first = kept.resolve("latest").toRealPath();
        assertThat(ended.out().lines().toList())
                .endsWith(first.resolve("report/index.html").toString());
        String table = BuiltJar.run(directory, "show", first.toString()).out();
        assertThat(ended.out()).startsWith(table);
        Path page = first.resolve("report").resolve("index.html");
        Files.delete(page);
        assertThat(BuiltJar.run(directory, "report", first.toString()).out()).isEqualTo(page + "\n");
        assertThat(Files.readString(page)).contains("B against A: throughput x ", "--connections 4");
        measurePair(kept);

        BuiltJar.Ended compared = BuiltJar.run(
                directory, "compare", first.toString(), kept.resolve("latest").toString());

        assertThat(compared.out()).contains("  A  " + target(), "the echo of B moved by", "In short: ");
    }

    @Test
    void aClosedPortIsOneLine() throws IOException, InterruptedException {
        int port;
        try (ServerSocket unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = unused.getLocalPort();
        }
        BuiltJar.Ended ended = BuiltJar.run(directory, "measure", "http://127.0.0.1:" + port + "/");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out())
                .isEqualTo("127.0.0.1:" + port + ": connection refused: nothing listens on 127.0.0.1:" + port + "\n");
    }
}
