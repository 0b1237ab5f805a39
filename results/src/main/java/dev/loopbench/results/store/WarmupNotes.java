package dev.loopbench.results.store;

import dev.loopbench.results.analysis.Analysis;
import dev.loopbench.results.analysis.Figures;
import dev.loopbench.results.analysis.PanelBlocks;
import dev.loopbench.results.analysis.PanelKey;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.plan.Plan;
import dev.loopbench.results.statistics.Quantiles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Names the cells whose warm-up was too short: in half of their blocks, the first quarter of their turns took longer than the last half
 * by more than {@value #MOST} of it, over and above what all cells of the block did.
 */
final class WarmupNotes {

    private static final double MOST = 0.01;
    private static final int LEAST_TURNS = 16;
    private static final int QUARTER = 4;
    private static final double PERCENT = 100;

    private WarmupNotes() {}

    static List<String> of(Plan plan, Analysis analysis) {
        List<String> late = new ArrayList<>();
        for (PanelBlocks panel : analysis.panels()) {
            Map<Cell, List<Double>> excess = excess(panel, analysis.figures());
            for (Cell cell : panel.panel().cells()) {
                double share =
                        Quantiles.median(excess.getOrDefault(cell, List.of())).orElse(0);
                if (share > MOST) {
                    late.add(String.format(
                            Locale.ROOT,
                            "%s %s (by %.1f %%, warm-up %.1f s)",
                            cell.label(),
                            String.join(" ", PanelKey.of(cell.conditions()).name()),
                            PERCENT * share,
                            plan.warmup(cell).toMillis() / 1e3));
                }
            }
        }
        return late.isEmpty()
                ? List.of()
                : List.of("these still got faster while they took turns: " + String.join("; ", late));
    }

    /** By cell, one value of each block: the share by which it was slower at first, less that of the block's median cell. */
    private static Map<Cell, List<Double>> excess(PanelBlocks panel, Figures figures) {
        Map<Cell, List<Double>> excess = new HashMap<>();
        for (PanelBlocks.Block block : panel.counted()) {
            Map<Cell, Double> slower = new HashMap<>();
            for (Cell cell : panel.panel().cells()) {
                List<Double> turns = block.good(cell)
                        .map(fork -> List.copyOf(figures.turns(fork).values()))
                        .orElse(List.of());
                slowerAtFirst(turns).ifPresent(share -> slower.put(cell, share));
            }
            Quantiles.median(List.copyOf(slower.values()))
                    .ifPresent(usual ->
                            slower.forEach((cell, share) -> excess.computeIfAbsent(cell, any -> new ArrayList<>())
                                    .add(share - usual)));
        }
        return excess;
    }

    private static OptionalDouble slowerAtFirst(List<Double> turns) {
        if (turns.size() < LEAST_TURNS) {
            return OptionalDouble.empty();
        }
        double first =
                Quantiles.median(turns.subList(0, turns.size() / QUARTER)).orElseThrow();
        double last =
                Quantiles.median(turns.subList(turns.size() / 2, turns.size())).orElseThrow();
        return OptionalDouble.of(first / last - 1);
    }
}
