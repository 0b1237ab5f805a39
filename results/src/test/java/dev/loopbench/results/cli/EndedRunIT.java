package dev.loopbench.results.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loopbench.results.floor.FloorProgram;
import dev.loopbench.results.terminal.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * However a run is ended, no process of it is left behind, and what was measured stands. A run takes seconds to start, so each
 * test looks at all that can be seen of one.
 */
@Timeout(240)
@Tag("slow")
class EndedRunIT {

    /** SIGINT is signal 2. */
    private static final long INTERRUPT_BIT = 1 << 1;

    /** Without a C compiler there is no floor whose ends could be left behind. */
    private static final boolean FLOORS = FloorProgram.missing().isEmpty();

    private static final List<String> TRANSPORTS =
            FLOORS ? List.of("blocking-channel", "floor-blocking") : List.of("blocking-channel");

    @TempDir
    private Path outputs;

    /** It is killed while its second panel, that over Unix domain sockets, is measured. */
    @Test
    void aKilledDriverTakesForksServersAndFloorsAlongAndItsRunIsGoneOnWith() throws Exception {
        Path sockets = Files.createDirectory(outputs.resolve("s"));
        DriverProcess driver = DriverProcess.start(
                outputs,
                "--transports=" + String.join(",", TRANSPORTS),
                "--address=tcp,unix",
                "--socket-directory=" + sockets,
                "--blocks=1",
                "--measure=300ms");
        driver.awaitFork();
        List<ProcessHandle> ends = new ArrayList<>(List.of(driver.awaitServer()));
        if (FLOORS) {
            ends.addAll(driver.awaitFloorEnds());
        }
        List<ProcessHandle> family = driver.family();
        Path killed = driver.run().toRealPath();

        driver.kill();

        assertThat(family).containsAll(ends);
        DriverProcess.awaitExit(family);
        assertThat(sockets).isNotEmptyDirectory();

        BuiltJar.Ended ended = BuiltJar.run(outputs, "run", "--resume=" + killed);

        assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
        assertThat(ended.out())
                .contains(
                        FLOORS
                                ? "2 forks were run before it was interrupted"
                                : "1 fork was run before it was interrupted");
        assertThat(driver.run().toRealPath()).isEqualTo(killed);
        assertThat(sockets).isEmptyDirectory();
        JsonNode run = document(killed, "run.json");
        assertThat(run.at("/status").asText()).isEqualTo("complete");
        assertThat(run.at("/forks").findValuesAsText("order"))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 2 * TRANSPORTS.size())
                        .mapToObj(Integer::toString)
                        .toList());
        JsonNode cells = document(killed, "summary.json").at("/cells");
        assertThat(cells.findValuesAsText("status"))
                .hasSize(2 * TRANSPORTS.size())
                .containsOnly("measured");
        assertThat(cells.findValuesAsText("address")).containsOnly("tcp", "unix");
        Path page = killed.resolve("report").resolve("index.html");
        assertThat(ended.out()).endsWith("\n" + page + "\n");
        assertThat(page).isNotEmptyFile();

        BuiltJar.Ended again = BuiltJar.run(outputs, "run", "--resume=" + killed);

        assertThat(again.code()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(again.err()).contains("that run is complete", "loopbench.jar show '" + killed + "'");

        BuiltJar.Ended shown = BuiltJar.run(outputs, "show", killed.toString());

        assertThat(shown.code()).isZero();
        assertThat(shown.out()).contains("blocking-channel", "not evidence");
        assertThat(ended.out()).contains(shown.out());
    }

    @Test
    void aKilledClientTakesItsServerAlongAndCostsOneCellAndSoDoesAKilledServer() throws Exception {
        DriverProcess driver = DriverProcess.start(
                outputs, "--transports=blocking-channel,nio-select,nio-async", "--blocks=1", "--measure=1s");
        ProcessHandle server = driver.awaitServer();
        server.parent().orElseThrow().destroyForcibly();
        driver.awaitServer(server).destroyForcibly();

        DriverProcess.awaitExit(List.of(server));
        assertThat(driver.await().code()).isEqualTo(ExitCode.FAILED);
        assertThat(document(driver.run(), "summary.json").at("/cells").findValuesAsText("status"))
                .containsExactlyInAnyOrder("failed", "failed", "measured");
    }

    @Test
    void aRunThatIsStillMeasuredIsNotGoneOnWithAndLeavesAPartialSummaryWhenItIsInterrupted(@TempDir Path other)
            throws Exception {
        DriverProcess driver =
                DriverProcess.start(outputs, "--transports=blocking-channel", "--blocks=50", "--measure=300ms");
        driver.awaitFork();

        BuiltJar.Ended second = BuiltJar.run(other, "run", "--resume=" + driver.run());

        assertThat(second.code()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(second.err()).contains("--resume another process is measuring in ");

        ProcessHandle server = driver.awaitServer();
        List<ProcessHandle> family = driver.family();
        new ProcessBuilder(
                        "kill", interruption(), Long.toString(driver.process().pid()))
                .start()
                .waitFor();
        BuiltJar.Ended ended = driver.await();

        DriverProcess.awaitExit(List.of(server));
        DriverProcess.awaitExit(family);
        List<String> said = ended.out().lines().toList();
        assertThat(wordsOf(said.get(said.size() - 1)))
                .startsWith("java", "-jar")
                .endsWith("run", "--resume", driver.run().toRealPath().toString());
        JsonNode summary = document(driver.run(), "summary.json");
        // The order of the two cells is chance, and so is which of them had its fork first.
        assertThat(summary.at("/cells/0/forks").asInt()
                        + summary.at("/cells/1/forks").asInt())
                .isPositive();
        assertThat(document(driver.run(), "run.json").at("/status").asText()).isEqualTo("partial");
    }

    /** What a shell makes of that line. */
    private static List<String> wordsOf(String line) throws IOException {
        Process shell = new ProcessBuilder("sh", "-c", "printf '%s\\n' " + line).start();
        return new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
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

    private static JsonNode document(Path run, String name) throws IOException {
        return new ObjectMapper().readTree(run.resolve(name).toFile());
    }
}
