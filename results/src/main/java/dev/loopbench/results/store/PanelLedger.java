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

/**
 * Why requests of a panel's cells were slow.
 *
 * @param point what the cells have in common
 * @param cells those whose forks kept ledgers
 */
public record PanelLedger(PanelKey point, List<CellLedger> cells) {

    public PanelLedger {
        cells = List.copyOf(cells);
    }

    /**
     * Those of a run: of all its forks, also of those that count for nothing else.
     *
     * @throws IOException when a ledger cannot be read
     */
    public static List<PanelLedger> of(RunDirectory directory, Plan plan, List<ForkEntry> forks) throws IOException {
        List<PanelLedger> panels = new ArrayList<>();
        for (Panel panel : plan.panels()) {
            List<CellLedger> cells = new ArrayList<>();
            for (Cell cell : panel.cells()) {
                List<LedgerDocument> ledgers = new ArrayList<>();
                for (ForkEntry fork : forks) {
                    Path file = directory.fork(fork.name()).ledger();
                    if (fork.cell().equals(cell) && Files.exists(file)) {
                        ledgers.add(Documents.read(file, LedgerDocument.SCHEMA, LedgerDocument.class));
                    }
                }
                if (!ledgers.isEmpty()) {
                    cells.add(CellLedger.of(cell.label(), ledgers));
                }
            }
            panels.add(new PanelLedger(PanelKey.of(panel.conditions()), cells));
        }
        return panels;
    }
}
