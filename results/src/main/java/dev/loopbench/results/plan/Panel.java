package dev.loopbench.results.plan;

import java.util.List;

/**
 * Cells that are compared with each other: everything but the transport is the same.
 *
 * @param cells those that can be measured here
 * @param skipped those that cannot, with the reason
 * @param blocks how many blocks are planned; a block is one fork of every cell
 */
public record Panel(Cell.Conditions conditions, List<Cell> cells, List<Skipped> skipped, int blocks) {

    /** The least number of blocks from which an interval is given. */
    public static final int EVIDENCE = 6;

    /** A cell that cannot be measured here. */
    public record Skipped(Cell cell, String reason) {}

    public Panel {
        cells = List.copyOf(cells);
        skipped = List.copyOf(skipped);
    }

    /** Whether enough blocks are planned for intervals. */
    public boolean isEvidence() {
        return blocks >= EVIDENCE;
    }
}
