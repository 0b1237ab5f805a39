package dev.loopbench.results.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loopbench.core.server.ServerMain;
import dev.loopbench.results.floor.FloorProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** However a run is ended, no process of it is left behind, and what was measured stands. */
@Timeout(120)
class EndedRunIT {

    /** SIGINT is signal 2. */
    private static final long INTERRUPT_BIT = 1 << 1;

    @TempDir
    private Path outputs;

    @Test
    void aKilledDriverTakesForksAndServersAlong() throws Exception {
        Process driver = start("blocking-channel", "2", "30s");
        ProcessHandle server = server(driver);
        List<ProcessHandle> family = driver.descendants().toList();

        driver.destroyForcibly();

        assertThat(family).contains(server);
        for (ProcessHandle member : family) {
            member.onExit().get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void aKilledDriverTakesBothEndsOfAFloorAlong() throws Exception {
        Assumptions.assumeThat(FloorProgram.missing()).isEmpty();
        Process driver = start("floor-blocking", "1", "30s");
        List<ProcessHandle> ends = floorEnds(driver);

        driver.destroyForcibly();

        for (ProcessHandle end : ends) {
            end.onExit().get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void aKilledClientTakesItsServerAlongAndCostsOneCell() throws Exception {
        Process driver = start("blocking-channel,nio-select", "1", "2s");
        ProcessHandle server = server(driver);
        ProcessHandle client = server.parent().orElseThrow();

        client.destroyForcibly();

        server.onExit().get(30, TimeUnit.SECONDS);
        assertThat(BuiltJar.await(driver, outputs).code()).isEqualTo(Loopbench.FAILED);
        assertThat(summary().at("/cells").findValuesAsText("status")).containsExactlyInAnyOrder("failed", "measured");
    }

    @Test
    void aKilledServerCostsOneCellToo() throws Exception {
        Process driver = start("blocking-channel,nio-select", "1", "2s");

        server(driver).destroyForcibly();

        assertThat(BuiltJar.await(driver, outputs).code()).isEqualTo(Loopbench.FAILED);
        assertThat(summary().at("/cells").findValuesAsText("status")).containsExactlyInAnyOrder("failed", "measured");
    }

    @Test
    void anInterruptedRunLeavesAPartialSummary() throws Exception {
        Process driver = start("blocking-channel", "50", "2s");
        Path forks = base().resolve("latest").resolve("forks");
        awaitSecondRecord(forks);

        new ProcessBuilder("kill", interruption(), Long.toString(driver.pid()))
                .start()
                .waitFor();
        BuiltJar.await(driver, outputs);

        assertThat(driver.descendants()).isEmpty();
        // The order of the two cells is chance, and so is which of them had its fork first.
        assertThat(summary().at("/cells/0/forks").asInt()
                        + summary().at("/cells/1/forks").asInt())
                .isPositive();
        assertThat(run().at("/status").asText()).isEqualTo("partial");
    }

    /**
     * What Ctrl-C sends. A shell has its background jobs ignore that, and so do all whom they start; the polite kill is
     * answered by the same hook.
     */
    private static String interruption() throws IOException {
        String ignored = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .map(line -> line.substring("SigIgn:".length()).strip())
                .findFirst()
                .orElse("0");
        boolean interruptIgnored = (Long.parseUnsignedLong(ignored, 16) & INTERRUPT_BIT) != 0;
        return interruptIgnored ? "-TERM" : "-INT";
    }

    @Test
    void aKilledRunIsGoneOnWith() throws Exception {
        Process driver = start("blocking-channel", "4", "300ms");
        awaitSecondRecord(base().resolve("latest").resolve("forks"));
        List<ProcessHandle> family = driver.descendants().toList();
        driver.destroyForcibly().waitFor();
        for (ProcessHandle member : family) {
            member.onExit().get(30, TimeUnit.SECONDS);
        }

        Path killed = base().resolve("latest").toRealPath();
        BuiltJar.Ended ended = BuiltJar.run(outputs, "run", "--resume=" + killed);

        assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
        assertThat(ended.out()).containsPattern("[1-4] forks? (was|were) run before it was interrupted");
        assertThat(base().resolve("latest").toRealPath()).isEqualTo(killed);
        assertThat(run().at("/status").asText()).isEqualTo("complete");
        assertThat(run().at("/forks")).hasSize(4);
        assertThat(run().at("/forks").findValuesAsText("order")).containsExactly("1", "2", "3", "4");
        assertThat(BuiltJar.run(outputs, "run", "--resume=" + killed).code()).isEqualTo(Loopbench.UNUSABLE);
    }

    @Test
    void aRunThatIsStillMeasuredIsNotGoneOnWith(@TempDir Path other) throws Exception {
        Process driver = start("blocking-channel", "50", "2s");
        awaitSecondRecord(base().resolve("latest").resolve("forks"));

        BuiltJar.Ended second = BuiltJar.run(other, "run", "--resume=" + base().resolve("latest"));

        assertThat(second.code()).isEqualTo(Loopbench.UNUSABLE);
        assertThat(second.err()).contains("--resume another process is measuring in ");
        driver.descendants().forEach(ProcessHandle::destroyForcibly);
        driver.destroyForcibly().waitFor();
    }

    @Test
    void theSocketsOfAKilledRunAreRemovedByTheNext() throws Exception {
        Path sockets = Files.createDirectory(outputs.resolve("s"));
        Process driver = start("blocking-channel", "2", "30s", "--address=unix", "--socket-directory=" + sockets);
        ProcessHandle server = server(driver);
        List<ProcessHandle> family = driver.descendants().toList();
        driver.destroyForcibly().waitFor();
        for (ProcessHandle member : family) {
            member.onExit().get(30, TimeUnit.SECONDS);
        }
        assertThat(family).contains(server);
        assertThat(sockets).isNotEmptyDirectory();

        BuiltJar.Ended next = BuiltJar.await(
                start("blocking-channel", "1", "300ms", "--address=tcp,unix", "--socket-directory=" + sockets),
                outputs);

        assertThat(next.code()).as(next.out() + next.err()).isZero();
        assertThat(summary().at("/cells").findValuesAsText("status")).containsExactly("measured", "measured");
        assertThat(summary().at("/cells/0/address").asText()).isEqualTo("tcp");
        assertThat(summary().at("/cells/1/address").asText()).isEqualTo("unix");
        assertThat(sockets).isEmptyDirectory();
    }

    private Process start(String transport, String blocks, String measure, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "run",
                "--transports=" + transport,
                "--placements=same-core",
                "--workloads=round-trip",
                "--warmup=100ms",
                "--measure=" + measure,
                "--blocks=" + blocks,
                "--output=" + base()));
        arguments.addAll(List.of(more));
        return BuiltJar.start(outputs, arguments.toArray(String[]::new));
    }

    private Path base() {
        return outputs.resolve("runs");
    }

    private JsonNode summary() throws IOException {
        return new ObjectMapper().readTree(base().resolve("latest/summary.json").toFile());
    }

    private JsonNode run() throws IOException {
        return new ObjectMapper().readTree(base().resolve("latest/run.json").toFile());
    }

    /** Waits for the first server of the run. */
    private static ProcessHandle server(Process driver) {
        while (driver.isAlive()) {
            var server = driver.descendants()
                    .filter(process -> process.info().commandLine().orElse("").contains(ServerMain.class.getName()))
                    .findFirst();
            if (server.isPresent()) {
                return server.get();
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("the driver ended with " + driver.exitValue() + " before it had a server");
    }

    /** Waits for both ends of a fork of a floor. */
    private static List<ProcessHandle> floorEnds(Process driver) {
        while (driver.isAlive()) {
            List<ProcessHandle> ends = driver.descendants()
                    .filter(process -> process.info().command().orElse("").endsWith("/floor/floor"))
                    .toList();
            if (ends.size() == 2) {
                return ends;
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("the driver ended with " + driver.exitValue() + " before it had a floor");
    }

    /** When the second fork has left its record, the first one is certainly known to the driver. */
    private static void awaitSecondRecord(Path forks) throws IOException {
        while (true) {
            if (Files.isDirectory(forks)) {
                try (Stream<Path> records = Files.list(forks)) {
                    if (records.filter(record -> record.toString().endsWith(".json"))
                                    .count()
                            >= 2) {
                        return;
                    }
                }
            }
            Thread.onSpinWait();
        }
    }
}
