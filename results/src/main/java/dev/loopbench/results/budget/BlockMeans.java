package dev.loopbench.results.budget;

import dev.loopbench.results.analysis.ForkEntry;
import dev.loopbench.results.figures.Metric;
import dev.loopbench.results.plan.Cell;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The mean of each good fork's quiet laps, µs; in a block in which a fork had none, of all laps of every fork, since they took turns
 * in the same moments.
 *
 * @param micros cell → block → mean; a cell without a good fork is absent
 */
public record BlockMeans(Map<Cell, SortedMap<Integer, Double>> micros) {

    /** @param forks good ones, and what they say */
    public static BlockMeans of(Map<ForkEntry, Map<Metric, Double>> forks) {
        Map<Cell, SortedMap<Integer, Double>> micros = new HashMap<>();
        Set<Integer> withoutQuiet = forks.entrySet().stream()
                .filter(fork -> !fork.getValue().containsKey(Metric.MEAN_US))
                .map(fork -> fork.getKey().block())
                .collect(Collectors.toSet());
        forks.forEach((fork, figures) -> {
            Double mean = figures.get(withoutQuiet.contains(fork.block()) ? Metric.MEAN_US_ALL : Metric.MEAN_US);
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
