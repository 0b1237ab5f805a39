package dev.loopbench.results.compare;

import dev.loopbench.results.analysis.PanelKey;
import dev.loopbench.results.analysis.ServingWords;
import dev.loopbench.results.store.StoredRun.StoredCell;
import dev.loopbench.results.store.StoredRun.StoredPanel;
import java.util.List;

/** The same panel in both runs; only the JDK may be another. */
record PanelPair(StoredPanel base, StoredPanel candidate) {

    boolean isSameJdk() {
        return base.point().jdk().equals(candidate.point().jdk());
    }

    /** The base's cells that the candidate has, too; but no floors, which are not compared. */
    List<StoredCell> common() {
        return base.cells().stream()
                .filter(cell -> !cell.isFloor())
                .filter(cell -> candidate.like(cell).isPresent())
                .toList();
    }

    /** A few words for one line. */
    String label() {
        return label(base);
    }

    /** Not all of the point, but what mostly tells panels apart. */
    static String label(StoredPanel panel) {
        PanelKey point = panel.point();
        return String.join(", ", point.place()) + ", "
                + point.load().requestBytes() + " + " + point.load().responseBytes() + " bytes, "
                + point.load().connections() + " x " + point.load().window() + ServingWords.of(point.serving());
    }
}
