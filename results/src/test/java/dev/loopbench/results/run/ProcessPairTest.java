package dev.loopbench.results.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loopbench.core.measurement.ForkFiles;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.results.analysis.ForkEntry;
import dev.loopbench.results.host.ForkHost.ForkAnswer;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.simulated.SimulatedPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ProcessPairTest {

    private static final Cell FIRST = SimulatedPlan.cell("nio-select");
    private static final Cell SECOND =
            new Cell(FIRST.transport(), FIRST.client(), "", FIRST.conditions().on(Placement.CROSS_CORE));

    @TempDir
    private Path base;

    private Path run;
    private final CompletableFuture<ForkAnswer> ended = new CompletableFuture<>();

    @BeforeEach
    void makeTheRunsDirectory() throws Exception {
        run = Files.createDirectory(base.resolve("run"));
        Files.createDirectory(run.resolve("forks"));
    }

    @Test
    void aCellThatWasFinishedStaysWholeWhenItsPairBreaksAtTheNext() throws Exception {
        try (TurnTable table = TurnTable.open(base);
                ForkByHand fork = new ForkByHand(table)) {
            ResidentPair pair = ProcessPair.start(
                    List.of(FIRST, SECOND),
                    1,
                    run,
                    table,
                    () -> {
                        // No process has that number: one that is gone is killed.
                        fork.say(name(FIRST) + " 999999999");
                        return ended;
                    },
                    Duration.ofSeconds(20),
                    () -> 1);
            CompletableFuture<String> asked = CompletableFuture.supplyAsync(() -> {
                leaveWholeRecord();
                return fork.hearAndSay("done");
            });
            pair.finish(FIRST);
            assertThat(asked.join()).startsWith("finish");

            fork.hangUp();
            pair.turn(SECOND, 1);
            assertThat(pair.isAlive()).isFalse();
            ended.complete(new ForkAnswer("it was killed", "", Double.NaN, "", ""));

            List<ForkEntry> forks = pair.end();
            assertThat(forks.get(0).record().failure()).isNull();
            assertThat(forks.get(1).record().failure()).isNotNull();
        }
    }

    private static String name(Cell cell) {
        return ForkEntry.name(cell, 1);
    }

    private void leaveWholeRecord() {
        ForkFiles files = ForkFiles.in(run, name(FIRST));
        try {
            files.writeFailure(FIRST.spec(), "to be taken back");
            ObjectMapper json = new ObjectMapper();
            ObjectNode record = (ObjectNode) json.readTree(files.record().toFile());
            record.remove("failure");
            json.writeValue(files.record().toFile(), record);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
