package dev.loopbench.results.store;

import dev.loopbench.results.plan.Plan;
import dev.loopbench.results.statistics.Metric;
import dev.loopbench.results.statistics.Quantiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says of which cells the warm-up was too short: half of their forks had not settled when they began to count. */
final class WarmupNotes {

    private static final double MILLIS = 1e3;

    private WarmupNotes() {}

    static List<String> of(Plan plan, Analysis analysis) {
        List<String> late = new ArrayList<>();
        for (PanelBlocks blocks : analysis.panels()) {
            // A floor has nothing to be compiled, and settles faster than can be resolved.
            blocks.panel().cells().stream().filter(cell -> !cell.isFloor()).forEach(cell -> {
                long warmup = plan.warmup(cell).toMillis();
                Quantiles.median(analysis.figures().values(blocks.analysed(cell), Metric.SETTLED_MS))
                        .ifPresent(settled -> {
                            if (settled > warmup) {
                                late.add(String.format(
                                        Locale.ROOT,
                                        "%s %s (%.1f s, warm-up %.1f s)",
                                        cell.label(),
                                        String.join(
                                                " ", Point.of(cell.conditions()).name()),
                                        settled / MILLIS,
                                        warmup / MILLIS));
                            }
                        });
            });
        }
        return late.isEmpty()
                ? List.of()
                : List.of("these were still warming up when they began to count: " + String.join("; ", late));
    }
}
