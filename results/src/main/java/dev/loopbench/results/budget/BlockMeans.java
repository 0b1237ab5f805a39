package dev.loopbench.results.budget;

import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.statistics.Metric;
import dev.loopbench.results.store.ForkEntry;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The mean of each good fork's quiet laps, µs.
 *
 * @param micros cell → block → mean; a cell without a good fork is absent
 */
public record BlockMeans(Map<Cell, SortedMap<Integer, Double>> micros) {

    /** @param forks good ones, and what they say */
    public static BlockMeans of(Map<ForkEntry, Map<Metric, Double>> forks) {
        Map<Cell, SortedMap<Integer, Double>> micros = new HashMap<>();
        forks.forEach((fork, figures) -> {
            Double mean = figures.get(Metric.MEAN_US);
            if (mean != null) {
                micros.computeIfAbsent(fork.cell(), cell -> new TreeMap<>()).put(fork.block(), mean);
            }
        });
        return new BlockMeans(micros);
    }

    /** Block → mean; empty for a cell without a good fork. */
    SortedMap<Integer, Double> of(Cell cell) {
        return micros.getOrDefault(cell, new TreeMap<>());
    }
}
