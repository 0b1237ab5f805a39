package dev.loopbench.results.page;

import dev.loopbench.results.evidence.Comparison;
import dev.loopbench.results.evidence.PanelEvidence;
import dev.loopbench.results.page.PageModel.Matrix;
import dev.loopbench.results.page.PageModel.MatrixField;
import dev.loopbench.results.page.PageModel.MatrixRow;
import dev.loopbench.results.text.Numbers;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The verdict of every cell against every other. */
final class VerdictMatrix {

    private VerdictMatrix() {}

    /** @param labels the cells in the order of rows and columns; absent when fewer than two were compared */
    static @Nullable Matrix of(PanelEvidence evidence, List<String> labels) {
        if (labels.size() < 2) {
            return null;
        }
        return new Matrix(
                labels,
                labels.stream()
                        .map(cell -> new MatrixRow(
                                cell,
                                labels.stream()
                                        .map(reference -> field(evidence, cell, reference))
                                        .toList()))
                        .toList());
    }

    private static MatrixField field(PanelEvidence evidence, String cell, String reference) {
        if (cell.equals(reference)) {
            return new MatrixField("self", "", "");
        }
        return evidence.of(cell, reference)
                .map(VerdictMatrix::field)
                .orElse(new MatrixField("none", "", "not compared"));
    }

    private static MatrixField field(Comparison comparison) {
        return new MatrixField(
                comparison.verdict().name().toLowerCase(Locale.ROOT),
                Numbers.ratio(comparison.ratio()),
                comparison.cell() + " ÷ " + comparison.reference() + ": "
                        + Numbers.interval(comparison.low(), comparison.high()) + ", p "
                        + Numbers.chance(comparison.p()));
    }
}
