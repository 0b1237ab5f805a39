package dev.loopbench.results.table;

import dev.loopbench.results.store.Summary.CellSummary;
import java.util.function.Function;

/**
 * A column of figures.
 *
 * @param title above it
 * @param text of a cell's row; empty when it has none
 */
record Column(String title, Function<CellSummary, String> text) {}
