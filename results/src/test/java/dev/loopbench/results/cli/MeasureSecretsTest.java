package dev.loopbench.results.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.loopbench.results.files.MachineLock;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** No file and no output of a measurement contains a secret of its command line. */
@Timeout(60)
class MeasureSecretsTest {

    private static final String SECRET = "hunter2";

    /** A service whose time hardly varies: the warm-up ends soon, and nobody computes meanwhile. */
    private static final long SERVICE_NANOS = 2_000_000;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private HttpServer server;

    @TempDir
    private Path directory;

    @BeforeEach
    void startServer() throws IOException {
        System.setProperty(MachineLock.FILE, directory.resolve("lock").toString());
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            LockSupport.parkNanos(SERVICE_NANOS);
            exchange.getResponseHeaders().add("Location", "/login?code=" + SECRET);
            exchange.sendResponseHeaders(exchange.getRequestURI().getPath().equals("/moved") ? 302 : 200, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void endServer() {
        server.stop(0);
        System.clearProperty(MachineLock.FILE);
    }

    private int measure(String... arguments) {
        CommandLine commandLine = Loopbench.commandLine();
        commandLine.setOut(new PrintWriter(out));
        commandLine.setErr(new PrintWriter(err));
        return commandLine.execute(
                Stream.concat(Stream.of("measure"), Stream.of(arguments)).toArray(String[]::new));
    }

    private String target(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path + "?access_token=" + SECRET;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void nothingThatIsKeptOrPrintedHasThem() throws IOException {
        int code = measure(
                target("/"),
                "--header=X-Vault-Token: " + SECRET,
                "--method=POST",
                "--allow-writes",
                "--body",
                "{\"password\":\"" + SECRET + "\"}",
                "--no-floor",
                "--connections=1",
                "--duration=1s",
                "--blocks=1",
                "--json",
                "--output=" + directory);

        assertThat(err.toString()).isEmpty();
        assertThat(code).isZero();
        assertThat(out.toString())
                .contains("X-Vault-Token: ...", "?access_token=...")
                .doesNotContain(SECRET);
        assertThat(files().stream().map(file -> file.getFileName().toString()))
                .contains("measure.json", "index.html", "A.hlog");
        assertThat(files())
                .allSatisfy(file -> assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .doesNotContain(SECRET));
    }

    @Test
    void norHasARefusal() {
        measure(target("/moved"), "--json", "--output=" + directory);
        measure(target("/ "));
        measure("ftp" + target("/"));

        assertThat(out.toString()).contains("status 302", "/login?code=...");
        assertThat(out.toString() + err).doesNotContain(SECRET);
    }
}
