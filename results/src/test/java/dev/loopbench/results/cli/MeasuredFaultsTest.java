package dev.loopbench.results.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loopbench.results.files.MachineLock;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** {@code measure} says in one line why a service cannot be measured, and keeps whatever it measured before a service was gone. */
@Timeout(60)
class MeasuredFaultsTest {

    private static final int ALL = Integer.MAX_VALUE;

    /** A service whose time hardly varies: the warm-up ends soon, and nobody computes meanwhile. */
    private static final long SERVICE_NANOS = 2_000_000;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<Socket> open = Collections.synchronizedList(new ArrayList<>());
    private String path = "/";
    private ServerSocket listener;

    @TempDir
    private Path directory;

    @BeforeEach
    void listen() throws IOException {
        System.setProperty(MachineLock.FILE, directory.resolve("lock").toString());
        listener = new ServerSocket(0, 128, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void end() throws IOException {
        System.clearProperty(MachineLock.FILE);
        listener.close();
        for (Socket socket : List.copyOf(open)) {
            socket.close();
        }
    }

    /** Replies to every head of a request, on so many connections; then nobody listens any more. */
    private void reply(byte[] reply, int connections, boolean close) {
        daemon(() -> {
            try {
                for (int i = 0; i < connections; i++) {
                    Socket socket = listener.accept();
                    open.add(socket);
                    daemon(() -> serve(socket, reply, close));
                }
                listener.close();
            } catch (IOException e) {
                // The test is over.
                return;
            }
        });
    }

    private static void serve(Socket socket, byte[] reply, boolean close) {
        try (socket) {
            InputStream in = socket.getInputStream();
            OutputStream out = socket.getOutputStream();
            while (hasHead(in)) {
                LockSupport.parkNanos(SERVICE_NANOS);
                out.write(reply);
                if (close) {
                    return;
                }
            }
        } catch (IOException e) {
            // The client went away, or the test is over.
            return;
        }
    }

    private static boolean hasHead(InputStream in) throws IOException {
        int newlines = 0;
        for (int read = in.read(); read >= 0; read = in.read()) {
            newlines = read == '\n' ? newlines + 1 : read == '\r' ? newlines : 0;
            if (newlines == 2) {
                return true;
            }
        }
        return false;
    }

    private static void daemon(Runnable body) {
        Thread thread = new Thread(body);
        thread.setDaemon(true);
        thread.start();
    }

    private int measure(String... options) {
        CommandLine commandLine = Loopbench.commandLine();
        commandLine.setOut(new PrintWriter(out));
        commandLine.setErr(new PrintWriter(err));
        String target = "http://127.0.0.1:" + listener.getLocalPort() + path;
        return commandLine.execute(
                Stream.concat(Stream.of("measure", target), Stream.of(options)).toArray(String[]::new));
    }

    private int measureBriefly(int blocks) {
        return measure(
                "--no-floor",
                "--connections=1",
                "--duration=1s",
                "--blocks=" + blocks,
                "--output=" + directory.resolve("kept"));
    }

    private static byte[] bytes(String escaped) {
        return escaped.replace("\\r", "\r")
                .replace("\\n", "\n")
                .replace("\\e", "\u001b")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -ERR wrong number of arguments for 'get' command\\r\\n                         | 20s   | wrong reply: the reply is not HTTP/1.1
            \\e[31mgarbage\\n\\n                                                           | 20s   | \\x1b[31mgarbage
            HTTP/1.1 200 OK\\r\\nContent-Length: 1073741824\\r\\n\\r\\n                    | 20s   | oversized reply
            HTTP/1.1 302 Found\\r\\nLocation: http://10.0.0.1/\\r\\nContent-Length: 0\\r\\n\\r\\n | 20s   | not followed
            HTTP/1.1 401 No\\r\\nContent-Length: 0\\r\\n\\r\\n                             | 20s   | authentication failed
            HTTP/1.1 200 OK\\r\\nContent-Length: 10\\r\\n\\r\\n                            | 200ms | timeout: no reply within 200 ms
            """)
    void oneLine(String reply, String timeout, String words) {
        reply(bytes(reply), ALL, false);

        assertThat(measure("--timeout=" + timeout)).isEqualTo(1);

        assertThat(out.toString())
                .startsWith("127.0.0.1:" + listener.getLocalPort() + ": ")
                .contains(words)
                .hasLineCount(1)
                .doesNotContain("\u001b");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void silenceIsOneLine() {
        // The kernel accepts the connection, and nobody reads.
        assertThat(measure("--timeout=200ms")).isEqualTo(1);

        assertThat(out.toString()).contains("timeout: no reply within 200 ms").hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource({"''", "'Connection: close\\r\\n'"})
    void aServiceThatClosesAfterEachReplyIsMeasured(String header) {
        reply(bytes("HTTP/1.1 200 OK\\r\\n" + header + "Content-Length: 2\\r\\n\\r\\nok"), ALL, true);

        int code = measureBriefly(1);

        assertThat(out.toString())
                .contains("The service closes the connection after each reply, so every request pays for a new one.")
                .doesNotContain("ERRORS");
        assertThat(code).isZero();
    }

    @Test
    void chunkedRepliesAreMeasured() {
        reply(
                bytes("HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n2\\r\\nok\\r\\n0\\r\\n\\r\\n"),
                ALL,
                false);

        int code = measureBriefly(1);

        assertThat(out.toString()).contains("throughput/s").doesNotContain("ERRORS", "closes the connection");
        assertThat(code).isZero();
    }

    @Test
    void aLongTargetIsStoredWholeAndShownInPart() throws IOException {
        path = "/" + "a".repeat(300);
        reply(bytes("HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\n\\r\\nok"), ALL, false);

        measureBriefly(1);

        assertThat(out.toString()).contains("/aaa").doesNotContain(path);
        JsonNode document = new ObjectMapper()
                .readTree(directory.resolve("kept/latest/measure.json").toFile());
        assertThat(document.at("/targets/0/target").asText()).endsWith(path);
    }

    @Test
    void blocksBeforeTheServiceWasGoneAreKept() throws IOException {
        // One connection for the first look, one for the warm-up, one for each block.
        reply(bytes("HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\n\\r\\nok"), 5, false);

        int code = measureBriefly(20);

        assertThat(code).isEqualTo(1);
        assertThat(out.toString())
                .startsWith("the measurement ended early, in block 4 of 20: ")
                .contains("nothing listens on 127.0.0.1:" + listener.getLocalPort())
                .contains("3 blocks of", "throughput/s");
        Path kept = directory.resolve("kept").resolve("latest");
        assertThat(kept.resolve("A.hlog")).isNotEmptyFile();
        assertThat(Files.readString(kept.resolve("measure.json"))).contains("the measurement ended early");
        assertThat(Files.readString(kept.resolve("report/index.html"))).contains("the measurement ended early");
    }
}
