package dev.loopbench.results.evidence;

import dev.loopbench.results.statistics.HodgesLehmann;
import java.util.Arrays;
import java.util.List;

/** One metric of all cells of a panel over its complete blocks. */
public final class BlockTable {

    private final List<String> cells;
    private final double[][] logs;
    private final boolean lowerIsBetter;

    /**
     * @param cells their names
     * @param logs natural logarithms of the metric, by cell and block; as many blocks for every cell, and not a number where a
     *     cell dropped out of one
     * @param lowerIsBetter whether less is faster, as with times, or more, as with rates
     */
    public BlockTable(List<String> cells, double[][] logs, boolean lowerIsBetter) {
        if (logs.length != cells.size()) {
            throw new IllegalArgumentException(logs.length + " rows for " + cells.size() + " cells");
        }
        for (double[] row : logs) {
            if (row.length != logs[0].length) {
                throw new IllegalArgumentException(
                        "a cell with " + row.length + " blocks beside one with " + logs[0].length);
            }
        }
        this.cells = List.copyOf(cells);
        this.logs = logs;
        this.lowerIsBetter = lowerIsBetter;
    }

    /** The cells' names. */
    List<String> cells() {
        return cells;
    }

    /** How many blocks there are. */
    int blocks() {
        return logs.length == 0 ? 0 : logs[0].length;
    }

    boolean lowerIsBetter() {
        return lowerIsBetter;
    }

    /** Whether a cell has a value in any block. */
    boolean hasValues(int cell) {
        return present(logs[cell]).length > 0;
    }

    /** Where a cell lies, which has a value in one block at least: the lower, the better. */
    double location(int cell) {
        double location = new HodgesLehmann(present(logs[cell])).location();
        return lowerIsBetter ? location : -location;
    }

    /** The logarithms of the ratio of one cell to another, by block; not a number where either dropped out. */
    double[] differences(int cell, int reference) {
        double[] differences = new double[blocks()];
        for (int block = 0; block < differences.length; block++) {
            differences[block] = logs[cell][block] - logs[reference][block];
        }
        return differences;
    }

    /** The values that are numbers, in their order: forks of a cell may have dropped out of their blocks. */
    static double[] present(double[] byBlock) {
        return Arrays.stream(byBlock).filter(value -> !Double.isNaN(value)).toArray();
    }
}
