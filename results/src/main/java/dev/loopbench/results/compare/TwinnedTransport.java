package dev.loopbench.results.compare;

import dev.loopbench.results.store.StoredRun.StoredCell;
import dev.loopbench.results.store.StoredRun.StoredPanel;
import java.util.Optional;

/** The first half of a panel's A/A pair: its twin then shows what the comparison takes for a change where there is none. */
final class TwinnedTransport implements Yardstick {

    @Override
    public Optional<StoredCell> of(StoredPanel panel) {
        return panel.cells().stream()
                .filter(StoredCell::isTwin)
                .findFirst()
                .flatMap(twin -> panel.cells().stream()
                        .filter(cell -> cell.variant().isEmpty() && cell.isVariantOf(twin))
                        .findFirst());
    }
}
