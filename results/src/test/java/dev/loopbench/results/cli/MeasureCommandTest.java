package dev.loopbench.results.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.results.terminal.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** The input that {@code measure} refuses, before it sends anything. */
@Timeout(60)
class MeasureCommandTest {

    private static final String TARGET = "http://127.0.0.1:62893/";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    private int run(String... arguments) {
        CommandLine commandLine = Loopbench.commandLine();
        commandLine.setOut(new PrintWriter(out));
        commandLine.setErr(new PrintWriter(err));
        return commandLine.execute(arguments);
    }

    private void assertRefused(int code, String message) {
        assertThat(code).isEqualTo(ExitCode.UNUSABLE);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString())
                .startsWith("loopbench measure: ")
                .contains(message)
                .hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            http://example.org/           | host 'example.org' is not loopback and was not looked up
            http://10.0.0.1/              | host '10.0.0.1' is not loopback: allowed are 127.0.0.0/8
            http://me:secret@127.0.0.1/   | others can read command lines
            tcp://127.0.0.1:62893         | needs --send and either --until or --reply-bytes
            jdbc:mysql://127.0.0.1:3306/x | no JDBC driver knows
            """)
    void targets(String target, String message) {
        assertRefused(run("measure", target), message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --connections=0               | --connections 0: allowed are 1 to 10000
            --window=2000                 | --window 2000: allowed are 1 to 1024
            --rate=0                      | --rate 0: allowed are 1 to 10000000
            --arrivals=bursts             | --arrivals 'bursts': allowed are constant and poisson
            --duration=1h                 | is not a duration: write 20us
            --duration=11m                | --duration 11m: allowed are 1s to 10m
            --turn=1us                    | --turn 1us: allowed are 1ms to 10s
            --threads=0                   | --threads 0: allowed are 1 to 64
            --blocks=0                    | --blocks 0: allowed are 1 to 1000
            --timeout=2m                  | --timeout 2m: allowed are 1ms to 1m
            --max-reply=1GB               | --max-reply '1GB' is no size
            --metric=speed                | --metric 'speed' is no metric: allowed are throughput, p50 and p99
            --slo=fast                    | --slo 'fast' is no promise: write p99=1ms
            --find-knee                   | --find-knee needs --slo and one target
            --method=POST                 | method POST may change data: add --allow-writes
            --method=CONNECT              | method 'CONNECT': allowed are
            --expect-status=99            | --expect-status 99: allowed are 200 to 599
            --header=nonsense             | --header 'nonsense': write 'NAME: VALUE'
            --header=Authorization: x     | --header Authorization is a secret: use --secret-header
            --secret-header=Cookie=hunter | a secret on the command line can be read by others
            --password=hunter             | a secret on the command line can be read by others
            --password=env:ABSENT_HERE    | environment variable 'ABSENT_HERE' is not set
            --requests=/nowhere           | --requests /nowhere cannot be read
            --band=2                      | --band
            """)
    void options(String option, String message) {
        assertRefused(run("measure", TARGET, option), message);
        assertThat(err.toString()).doesNotContain("hunter");
    }

    @Test
    void aWindowIsNotForDrivers() {
        assertRefused(
                run("measure", "jdbc:postgresql://127.0.0.1:62893/x", "--window", "2"),
                "--window 2: a JDBC driver has one request outstanding at most");
    }

    @Test
    void aTrustFileMustHoldCertificates() throws IOException {
        Path file = Files.writeString(directory.resolve("trust.pem"), "nothing");
        assertRefused(
                run("measure", "https://127.0.0.1:62893/", "--trust", file.toString()), "no file of certificates");
    }
}
