package dev.loopbench.results.store;

import dev.loopbench.core.ledger.LedgerDocument;
import dev.loopbench.results.analysis.ForkEntry;
import dev.loopbench.results.analysis.PanelKey;
import dev.loopbench.results.files.Documents;
import dev.loopbench.results.files.RunDirectory;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.plan.Panel;
import dev.loopbench.results.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Why requests of a panel's cells were slow.
 *
 * @param point what the cells have in common
 * @param cells those whose forks kept ledgers
 * @param notes on ledgers that are left out, one line each
 */
public record PanelLedger(PanelKey point, List<CellLedger> cells, List<String> notes) {

    public PanelLedger {
        cells = List.copyOf(cells);
        notes = List.copyOf(notes);
    }

    /** Those of a run: of all its forks, also of those that count for nothing else. A ledger that cannot be read is left out with a note. */
    public static List<PanelLedger> of(RunDirectory directory, Plan plan, List<ForkEntry> forks) {
        return plan.panels().stream().map(panel -> of(directory, panel, forks)).toList();
    }

    private static PanelLedger of(RunDirectory directory, Panel panel, List<ForkEntry> forks) {
        List<CellLedger> cells = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (Cell cell : panel.cells()) {
            List<ForkEntry> own =
                    forks.stream().filter(fork -> fork.cell().equals(cell)).toList();
            List<LedgerDocument> ledgers = own.stream()
                    .flatMap(fork -> read(directory.fork(fork.name()).ledger(), notes).stream())
                    .toList();
            if (!ledgers.isEmpty()) {
                cells.add(CellLedger.of(cell.label(), own.size(), ledgers));
            }
        }
        return new PanelLedger(PanelKey.of(panel.conditions()), cells, notes);
    }

    private static Optional<LedgerDocument> read(Path file, List<String> notes) {
        if (Files.exists(file)) {
            try {
                return Optional.of(Documents.read(file, LedgerDocument.SCHEMA, LedgerDocument.class));
            } catch (IOException e) {
                notes.add("ledger/" + file.getFileName() + " is left out: " + e.getMessage());
            }
        }
        return Optional.empty();
    }
}
