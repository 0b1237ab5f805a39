package dev.loopbench.results.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loopbench.core.cause.Cause;
import dev.loopbench.core.ledger.LedgerDirectory;
import dev.loopbench.core.ledger.LedgerDocument;
import dev.loopbench.core.ledger.SlowRequest;
import dev.loopbench.core.pause.SafepointLog;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of requests that were made slow on purpose the ledger names the cause that it was. */
@Timeout(240)
@Tag("slow")
@Tag("calm-machine")
class InjectedOutliersIT {

    private static final int LEAST = 5;

    /** A calm machine shows 95 % and more. A busy one makes waits of milliseconds itself, which fall into the same range. */
    private static final double LEAST_RIGHT = 0.8;

    /** A moment of a busy machine passes; a rule that is wrong is wrong each time. */
    private static final int TRIALS = 3;

    @TempDir
    private Path directory;

    /**
     * The last column is what was injected, µs. A request that is late by half to twice that is one of those that were made so, or waited
     * behind one.
     */
    @ParameterizedTest
    @CsvSource({
        "stop-server, nio-select, none, PLATFORM_PAUSE, 50000",
        "stop-client, nio-select, none, PLATFORM_PAUSE, 50000",
        "none, known-fault, gc-client, COLLECTION, 10000",
        "none, known-fault, gc-server, COLLECTION, 10000",
        "none, known-fault, long-stall, SERVER_HANDLER, 30000",
        "none, known-fault, touch, PAGE_FAULTS, 20000",
        "long-rival-client, nio-select, none, RUN_QUEUE_WAIT, 10000",
        "long-rival-server, nio-select, none, RUN_QUEUE_WAIT, 10000"
    })
    void areOfTheCauseThatWasInjected(
            String injected, String transport, String fault, Cause cause, double micros, TestReporter reporter)
            throws Exception {
        assumeThat(Runtime.getRuntime().availableProcessors()).isGreaterThan(1);
        String name = injected.equals("none") ? fault : injected;
        List<SlowRequest> late = List.of();
        for (int trial = 1; trial <= TRIALS && share(late, cause) < LEAST_RIGHT; trial++) {
            CalmMachine.assume();
            late = run(injected, transport, fault).slowest().stream()
                    .filter(request -> request.lateMicros() >= micros / 2 && request.lateMicros() <= 2 * micros)
                    .filter(request -> injected.equals("none") || request.round() % 2 == 0)
                    .toList();
            reporter.publishEntry(name, right(late, cause) + " of " + late.size() + " are " + cause);
        }

        CalmMachine.assume();
        assertThat(share(late, cause))
                .as(late.stream().map(SlowRequest::toString).collect(Collectors.joining("\n")))
                .isGreaterThanOrEqualTo(LEAST_RIGHT);
    }

    private static long right(List<SlowRequest> late, Cause cause) {
        return late.stream().filter(request -> request.cause() == cause).count();
    }

    /** None where too few were late. */
    private static double share(List<SlowRequest> late, Cause cause) {
        return late.size() < LEAST ? 0 : (double) right(late, cause) / late.size();
    }

    private LedgerDocument run(String injected, String transport, String fault)
            throws IOException, InterruptedException {
        String classes = System.getProperty("java.class.path")
                + File.pathSeparator
                + Path.of("target", "test-classes", "known-fault");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms256m",
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:+IgnoreUnrecognizedVMOptions",
                        "--enable-native-access=ALL-UNNAMED",
                        SafepointLog.option(directory),
                        LedgerDirectory.option(directory),
                        "-Djava.io.tmpdir=" + directory,
                        "-Dknown-fault=" + fault,
                        "-cp",
                        classes,
                        InjectedPauses.class.getName(),
                        injected,
                        transport,
                        "cross-core",
                        "1000",
                        "15")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("out.txt").toFile())
                .start();
        try {
            assertThat(process.waitFor()).as(this::said).isZero();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            Path ledger = files.filter(file -> file.endsWith(Path.of("ledger", "injected.json")))
                    .findFirst()
                    .orElseThrow();
            return new ObjectMapper().readValue(ledger.toFile(), LedgerDocument.class);
        }
    }

    private String said() {
        try {
            return Files.readString(directory.resolve("out.txt"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
