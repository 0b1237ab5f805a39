package dev.loopbench.results.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The script that recomputes both answers, on runs whose answers are known. */
@Timeout(60)
@EnabledIf("hasPython")
class RecomputeResponsesTest {

    private static final int REQUESTS = 1_000;
    private static final int MILLI = 1_000_000;

    @TempDir
    private Path run;

    private record Said(int status, String text) {}

    static boolean hasPython() {
        try {
            return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @BeforeEach
    void makeFolders() throws IOException {
        for (String folder : new String[] {"forks", "latency", "requests"}) {
            Files.createDirectory(run.resolve(folder));
        }
    }

    private Said recompute() throws IOException, InterruptedException {
        Process script = new ProcessBuilder(
                        "python3",
                        Path.of("..", "scripts", "recompute-responses.py").toString(),
                        run.toString())
                .redirectErrorStream(true)
                .start();
        String text = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(script.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Said(script.exitValue(), text.replaceAll(" +", " "));
    }

    private void forks(String... forks) throws IOException {
        Files.writeString(run.resolve("run.json"), "{\"forks\":[" + String.join(",", forks) + "]}");
    }

    private static String fork(String name, String figures) {
        return "{\"name\":\"" + name + "\",\"failure\":null,\"figures\":{" + figures + "}}";
    }

    /** Requests 1 ms apart that take 1, 2, ... {@value #REQUESTS} µs, the last of them with a pause in it. */
    private void files(String name, int counted) throws IOException {
        Histogram all = new Histogram(3);
        Histogram undisturbed = new Histogram(3);
        StringBuilder lines = new StringBuilder("turn,connection,due,sent,received\n");
        for (long i = 1; i <= REQUESTS; i++) {
            long due = i * MILLI;
            lines.append("1,0," + due + ',' + due + ',' + (due + i * 1_000) + '\n');
            if (i <= counted) {
                all.recordValue(i * 1_000);
            }
            if (i < REQUESTS) {
                undisturbed.recordValue(i * 1_000);
            }
        }
        try (OutputStream out = new GZIPOutputStream(
                Files.newOutputStream(run.resolve("requests").resolve(name + ".csv.gz")))) {
            out.write(lines.toString().getBytes(StandardCharsets.US_ASCII));
        }
        all.setTag("response");
        undisturbed.setTag("undisturbed");
        try (PrintStream out =
                new PrintStream(run.resolve("latency").resolve(name + ".hlog").toFile(), StandardCharsets.US_ASCII)) {
            HistogramLogWriter log = new HistogramLogWriter(out);
            log.outputIntervalHistogram(all);
            log.outputIntervalHistogram(undisturbed);
        }
        Files.writeString(
                run.resolve("forks").resolve(name + ".json"),
                "{\"pauses\":[{\"startNanos\":" + (REQUESTS * (long) MILLI + 10)
                        + ",\"withinNanos\":10}],\"notes\":[]}");
    }

    @Test
    void figuresThatAreRightAgree() throws Exception {
        files("b01", REQUESTS);
        forks(fork("b01", "\"response_p99_9_us\":999.0"), fork("b02", ""));

        Said said = recompute();

        assertThat(said.text())
                .contains("as seen 1000 p50 500.00", "as seen 1000 p99 990.00")
                .as("999 of 1000 are 99.9 %, however 99.9 is rounded")
                .contains("as seen 1000 p99.9 999.00 999.00 +0.000 %")
                .contains("without pauses 999 p99.9 999.00")
                .as("each fork that has none")
                .contains("b02: no raw log")
                .doesNotContain("WRONG");
        assertThat(said.status()).isZero();
    }

    @Test
    void aFigureThatIsWrongIsNamed() throws Exception {
        files("b01", REQUESTS);
        forks(fork("b01", "\"response_p99_us\":992.0"));

        Said said = recompute();

        assertThat(said.text())
                .contains("p99 990.00 992.00 -0.202 % WRONG")
                .endsWith("1 of 1 forks: the raw log and the suite do not agree\n");
        assertThat(said.status()).isEqualTo(1);
    }

    @Test
    void requestsThatTheSuiteDidNotCountAreNamed() throws Exception {
        files("b01", REQUESTS - 1);
        forks(fork("b01", ""));

        Said said = recompute();

        assertThat(said.text()).contains("WRONG: as seen, the raw log has 1000 requests, the suite counted 999");
        assertThat(said.status()).isEqualTo(1);
    }

    @Test
    void aRunWithoutRawLogsIsNoAgreement() throws Exception {
        forks(fork("b01", ""), fork("b02", ""));

        Said said = recompute();

        assertThat(said.text()).isEqualTo("b01: no raw log\nb02: no raw log\nnothing was compared\n");
        assertThat(said.status()).isEqualTo(1);
    }
}
