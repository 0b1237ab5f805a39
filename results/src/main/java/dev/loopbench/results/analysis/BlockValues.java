package dev.loopbench.results.analysis;

import dev.loopbench.results.figures.Metric;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.statistics.RoundContrasts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The value of every cell in every block that counts, by a panel's primary metric: from the same rounds of the same block over all
 * laps, so that whatever the machine did then, it did to all.
 */
public final class BlockValues {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MICRO = 1e3;

    private final Metric metric;
    private final Map<Integer, Map<Cell, Double>> logs = new HashMap<>();

    /** @param panels those whose cells are held against each other; the metric is that of the first */
    public BlockValues(Figures figures, PanelBlocks... panels) {
        metric = Metric.of(panels[0].panel().conditions().workload().primaryMetric());
        SortedSet<Integer> numbers = new TreeSet<>();
        for (PanelBlocks panel : panels) {
            panel.counted().forEach(block -> numbers.add(block.number()));
        }
        for (int number : numbers) {
            Map<Cell, SortedMap<Integer, Double>> turns = new HashMap<>();
            for (PanelBlocks panel : panels) {
                panel.counted().stream()
                        .filter(block -> block.number() == number)
                        .forEach(block -> panel.panel()
                                .cells()
                                .forEach(cell -> block.good(cell)
                                        .filter(fork -> !panel.isVoid(cell))
                                        .ifPresent(fork -> turns.put(cell, figures.turns(fork)))));
            }
            logs.put(number, values(turns));
        }
    }

    private Map<Cell, Double> values(Map<Cell, SortedMap<Integer, Double>> turns) {
        List<Cell> cells = new ArrayList<>(turns.keySet());
        SortedSet<Integer> rounds = new TreeSet<>();
        turns.values().forEach(one -> rounds.addAll(one.keySet()));
        double[][] nanos = new double[cells.size()][];
        for (int i = 0; i < nanos.length; i++) {
            SortedMap<Integer, Double> ofCell = turns.getOrDefault(cells.get(i), new TreeMap<>());
            nanos[i] = rounds.stream()
                    .mapToDouble(round -> ofCell.getOrDefault(round, Double.NaN))
                    .toArray();
        }
        double[] found = RoundContrasts.logs(nanos);
        Map<Cell, Double> values = new HashMap<>();
        for (int i = 0; i < found.length; i++) {
            if (!Double.isNaN(found[i])) {
                // A turn says how long something takes; a rate is its inverse.
                values.put(cells.get(i), metric.lowerIsBetter() ? found[i] : -found[i]);
            }
        }
        return values;
    }

    /** The natural logarithm of a cell's metric in a block; empty where the cell dropped out of it, or the block was lost. */
    Optional<Double> log(Cell cell, int block) {
        return Optional.ofNullable(logs.getOrDefault(block, Map.of()).get(cell));
    }

    /** The metric itself, in its own unit; empty likewise. */
    public Optional<Double> inTurns(Cell cell, int block) {
        return log(cell, block)
                .map(log -> metric.isRate()
                        ? NANOS_PER_SECOND * Math.exp(log) * payload(cell)
                        : Math.exp(log) / NANOS_PER_MICRO);
    }

    private double payload(Cell cell) {
        return metric.unit() == Metric.Unit.BYTES_PER_SECOND
                ? cell.conditions().traffic().shape().payloadBytes()
                : 1;
    }
}
