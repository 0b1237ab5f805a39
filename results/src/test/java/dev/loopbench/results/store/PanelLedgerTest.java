package dev.loopbench.results.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.core.cause.Cause;
import dev.loopbench.core.ledger.CauseShare;
import dev.loopbench.core.ledger.LedgerDocument;
import dev.loopbench.core.record.ForkRecord;
import dev.loopbench.results.analysis.ForkEntry;
import dev.loopbench.results.files.Documents;
import dev.loopbench.results.files.RunDirectory;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.report.LedgerReport;
import dev.loopbench.results.simulated.SimulatedPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PanelLedgerTest {

    private static final Cell CELL = SimulatedPlan.cell("nio-select");

    @TempDir
    private Path base;

    private RunDirectory run = new RunDirectory(Path.of("none"));

    @BeforeEach
    void makeFolder() throws IOException {
        run = new RunDirectory(base);
        Files.createDirectory(base.resolve("ledger"));
    }

    private static ForkEntry fork(int block) {
        return new ForkEntry(
                CELL,
                block,
                block,
                "some",
                new ForkRecord(CELL.spec(), 0, null, null, null, List.of(), List.of(), null),
                Optional.empty());
    }

    private ForkEntry fork(int block, double p99Micros) throws IOException {
        Documents.write(
                run.fork(fork(block).name()).ledger(),
                new LedgerDocument(
                        LedgerDocument.SCHEMA,
                        "round-trip",
                        1_000,
                        20,
                        p99Micros,
                        10,
                        100,
                        List.of(new CauseShare(Cause.COLLECTION, 10, 100)),
                        List.of(),
                        List.of()));
        return fork(block);
    }

    private PanelLedger ledger(ForkEntry... forks) {
        return PanelLedger.of(run, SimulatedPlan.plan(SimulatedPlan.panel(6, CELL)), List.of(forks))
                .get(0);
    }

    @Test
    void theMedianOfAnEvenNumberIsTheMeanOfTheMiddleTwo() throws IOException {
        PanelLedger ledger = ledger(fork(1, 60), fork(2, 80), fork(3));

        assertThat(ledger.notes()).isEmpty();
        assertThat(ledger.cells()).singleElement().satisfies(cell -> {
            assertThat(cell.p99Micros()).isEqualTo(70);
            assertThat(cell.forks()).isEqualTo(2);
            assertThat(cell.allForks()).isEqualTo(3);
        });
    }

    @Test
    void aDamagedLedgerIsLeftOutAndNamed() throws IOException {
        ForkEntry whole = fork(1, 60);
        ForkEntry damaged = fork(2);
        Files.writeString(run.fork(damaged.name()).ledger(), "{\"schema\":\"loopbench-ledger/1\",\"timed\":");
        ForkEntry empty = fork(3);
        Files.writeString(run.fork(empty.name()).ledger(), "");
        ForkEntry lacking = fork(4);
        Files.writeString(run.fork(lacking.name()).ledger(), "{\"schema\":\"loopbench-ledger/1\"}");

        PanelLedger ledger = ledger(whole, damaged, empty, lacking);

        assertThat(ledger.cells())
                .singleElement()
                .satisfies(cell -> assertThat(cell.forks()).isEqualTo(1));
        assertThat(ledger.notes())
                .hasSize(3)
                .allMatch(note -> note.startsWith("ledger/b0") && note.contains(".json is left out: "));
        assertThat(LedgerReport.of(List.of(ledger)).replaceAll("\\s+", " "))
                .contains("1 of 4", "note: ledger/" + damaged.name() + ".json is left out: ");
    }
}
