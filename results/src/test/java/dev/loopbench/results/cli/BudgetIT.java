package dev.loopbench.results.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loopbench.results.budget.BudgetDocument;
import dev.loopbench.results.floor.FloorProgram;
import dev.loopbench.results.terminal.ExitCode;
import java.nio.file.Path;
import org.assertj.core.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A budget of real forks, too short to say anything but that all of them ran. */
@Timeout(120)
@Tag("slow")
class BudgetIT {

    @TempDir
    private Path outputs;

    @Test
    void measuresEveryComponentInForksOfItsOwn() throws Exception {
        Assumptions.assumeThat(FloorProgram.missing()).isEmpty();
        Path runs = outputs.resolve("runs");

        BuiltJar.Ended ended = BuiltJar.run(
                outputs,
                "budget",
                "--transport=nio-select",
                "--blocks=1",
                "--warmup=100ms",
                "--measure=100ms",
                "--output=" + runs);
        JsonNode document = new ObjectMapper()
                .readTree(runs.resolve("latest").resolve("budget.json").toFile());

        assertThat(ended.complaints()).isEmpty();
        assertThat(ended.out()).contains("nio-select: a same-core round trip").contains("loopback stack");
        assertThat(document.path("schema").asText()).isEqualTo(BudgetDocument.SCHEMA);
        assertThat(document.path("complete").asBoolean()).isTrue();
        assertThat(document.path("budgets").path(0).path("components")).hasSize(7);
        assertThat(document.path("notes").toString()).doesNotContain("failed");
    }

    @Test
    void refusesWhatHasNoBudgetBeforeAnythingIsWritten() throws Exception {
        Assumptions.assumeThat(FloorProgram.missing()).isEmpty();
        Path runs = outputs.resolve("runs");

        BuiltJar.Ended ended = BuiltJar.run(outputs, "budget", "--transport=nio-spin", "--output=" + runs);

        assertThat(ended.code()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(ended.complaints())
                .singleElement()
                .asString()
                .startsWith("loopbench budget: --transport 'nio-spin' has no budget");
        assertThat(runs).doesNotExist();
    }
}
