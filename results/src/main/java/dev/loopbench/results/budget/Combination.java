package dev.loopbench.results.budget;

import dev.loopbench.results.plan.Cell;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/**
 * A sum of means of cells, each so many times; what cancels out is not there any more. Means add up, quantiles do not.
 *
 * @param factors how many times each cell counts, never 0
 */
record Combination(Map<Cell, Integer> factors) {

    /** Nothing. */
    static final Combination NONE = new Combination(Map.of());

    Combination {
        factors = Collections.unmodifiableMap(new LinkedHashMap<>(factors));
    }

    static Combination of(Cell cell) {
        return new Combination(Map.of(cell, 1));
    }

    Combination plus(Combination other) {
        return plus(other, 1);
    }

    Combination minus(Combination other) {
        return plus(other, -1);
    }

    Combination times(int factor) {
        return NONE.plus(this, factor);
    }

    private Combination plus(Combination other, int times) {
        Map<Cell, Integer> sum = new LinkedHashMap<>(factors);
        other.factors.forEach((cell, factor) -> sum.merge(cell, times * factor, Integer::sum));
        sum.values().removeIf(factor -> factor == 0);
        return new Combination(sum);
    }

    Set<Cell> cells() {
        return factors.keySet();
    }

    /** Its value in each block in which all of its cells have one, µs. */
    SortedMap<Integer, Double> byBlock(BlockMeans means) {
        Set<Integer> blocks = new TreeSet<>();
        factors.keySet().forEach(cell -> blocks.addAll(means.of(cell).keySet()));
        factors.keySet().forEach(cell -> blocks.retainAll(means.of(cell).keySet()));
        SortedMap<Integer, Double> values = new TreeMap<>();
        blocks.forEach(block -> values.put(block, sum(cell -> mean(means, cell, block))));
        return values;
    }

    private static double mean(BlockMeans means, Cell cell, int block) {
        Double mean = means.of(cell).get(block);
        if (mean == null) {
            throw new IllegalStateException(cell.label() + " has no mean in block " + block);
        }
        return mean;
    }

    private double sum(ToDoubleFunction<Cell> mean) {
        return factors.entrySet().stream()
                .mapToDouble(entry -> entry.getValue() * mean.applyAsDouble(entry.getKey()))
                .sum();
    }
}
