package dev.loopbench.results.table;

import dev.loopbench.core.load.Pacer;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.results.analysis.PanelKey;
import dev.loopbench.results.figures.Metric;
import dev.loopbench.results.statistics.Estimate;
import dev.loopbench.results.store.Summary;
import dev.loopbench.results.store.Summary.CellSummary;
import dev.loopbench.results.store.Summary.PanelSummary;
import dev.loopbench.results.text.Lines;
import dev.loopbench.results.text.Numbers;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The remarks below a panel whose requests leave by a plan. */
public final class PacedRemarks {

    private static final String INDENT = "  ";
    private static final String TIMES =
            "times in µs: response from the intended send, service from the actual one, late: by how much the generator"
                    + " itself was late; the generator ";
    private static final double PERCENT = 100;

    private final Summary summary;
    private final PanelSummary panel;
    private final List<CellSummary> measured;

    /** @param measured the cells that have figures */
    public PacedRemarks(Summary summary, PanelSummary panel, List<CellSummary> measured) {
        this.summary = summary;
        this.panel = panel;
        this.measured = measured;
    }

    /** Prints them; nothing for a closed loop. */
    public void print(Lines lines) {
        PanelKey point = panel.point();
        if (point.rate().ratePerSecond() == null || measured.isEmpty()) {
            return;
        }
        lines.paragraph(
                INDENT,
                TIMES
                        + Pacer.of(Placement.of(point.placement()), point.load().connections())
                                .meaning()
                        + left());
        busiest().ifPresent(other -> againstBusiest(lines, other));
    }

    /** How much of the rate left. */
    private String left() {
        DoubleSummaryStatistics shares = measured.stream()
                .flatMap(cell -> Stream.ofNullable(cell.metric(Metric.RATE_SHARE)))
                .mapToDouble(Estimate::value)
                .summaryStatistics();
        if (shares.getCount() == 0) {
            return "";
        }
        String least = percent(shares.getMin());
        String most = percent(shares.getMax());
        return "; " + (least.equals(most) ? most : least + " to " + most) + " % of the rate left";
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f", share * PERCENT);
    }

    /** The panel of the highest rate that differs by its rate only, if it is not this one. */
    private Optional<PanelSummary> busiest() {
        return summary.panels().stream()
                .filter(other -> other.point().rate().ratePerSecond() != null
                        && other.point()
                                .atRate(panel.point().rate().ratePerSecond())
                                .equals(panel.point()))
                .max(Comparator.comparingInt(
                        other -> Objects.requireNonNull(other.point().rate().ratePerSecond())))
                .filter(other -> !other.equals(panel));
    }

    private void againstBusiest(Lines lines, PanelSummary other) {
        String ratios = measured.stream()
                .flatMap(cell -> against(cell, summary.cells(other)).stream())
                .collect(Collectors.joining(", "));
        if (!ratios.isEmpty()) {
            lines.paragraph(
                    INDENT,
                    "service p50 over all slices against that at "
                            + other.point().rate().ratePerSecond() + "/s: " + ratios
                            + ". Where it is longer at the lower rate, it is not load that makes it so; --ledger shows what"
                            + " explains the slowest requests of each rate");
        }
    }

    private static Optional<String> against(CellSummary cell, List<CellSummary> others) {
        // Of the same slices, quiet or not: a quiet median over one of all would be of two machines.
        Estimate own = cell.metric(Metric.P50_US_ALL);
        if (own == null) {
            return Optional.empty();
        }
        return others.stream()
                .filter(other -> other.label().equals(cell.label()))
                .flatMap(other -> Stream.ofNullable(other.metric(Metric.P50_US_ALL)))
                .findFirst()
                .map(other -> cell.label() + " " + Numbers.ratio(own.value() / other.value()));
    }
}
