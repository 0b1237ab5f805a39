package dev.loopbench.results.compare;

import dev.loopbench.results.store.StoredRun;
import dev.loopbench.results.store.StoredRun.StoredCell;
import dev.loopbench.results.store.StoredRun.StoredPanel;
import java.util.Optional;

/** The first half of a panel's A/A pair: its twin then shows what the comparison takes for a change where there is none. */
final class ControlBaseline implements Baseline {

    @Override
    public Optional<Shared> of(StoredRun base, StoredRun candidate, PanelPair pair) {
        return twinned(pair.base())
                .flatMap(one -> twinned(pair.candidate()).filter(one::isLike).map(other -> new Shared(one, other)))
                // Where nothing else is measured there is nothing to divide.
                .filter(shared -> pair.common().stream().anyMatch(cell -> !cell.isVariantOf(shared.base())));
    }

    private static Optional<StoredCell> twinned(StoredPanel panel) {
        return panel.cells().stream().filter(StoredCell::isTwin).findFirst().flatMap(panel::plain);
    }
}
