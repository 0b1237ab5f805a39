package dev.loopbench.results.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Forks that are disturbed on purpose do not count, for the right cause; that of an untouched one is another. */
@Timeout(180)
@Tag("slow")
@Tag("calm-machine")
class DisturbedForkIT {

    private static final String MIGRATED = "migration: thread client-";
    private static final String STOPPED = "stopped: no end ran or waited for a processor for ";

    @TempDir
    private Path outputs;

    @Test
    void areFlaggedWithWhatWasDoneToThem() throws Exception {
        assumeThat(Runtime.getRuntime().availableProcessors())
                .as("processors, one of which to move to")
                .isGreaterThan(1);
        CalmMachine.assume();
        DisturbedRun run =
                new DisturbedRun(Path.of(System.getProperty("loopbench.jar", "target/loopbench.jar")), outputs, 3, 1);

        run.execute(
                Map.of(
                        "blocking-socket", Disruption.MIGRATION,
                        "nio-select", Disruption.STOP),
                List.of(
                        "--transports=blocking-channel,blocking-socket,nio-select",
                        "--blocks=1",
                        "--warmup=500ms",
                        "--measure=2s"));

        CalmMachine.assume();
        assertThat(run.cause("blocking-socket").orElseThrow())
                .contains(MIGRATED)
                .doesNotContain(STOPPED);
        assertThat(run.cause("nio-select").orElseThrow()).contains(STOPPED).doesNotContain(MIGRATED);
        assertThat(run.cause("blocking-channel").orElse("")).doesNotContain(MIGRATED, STOPPED);
    }
}
