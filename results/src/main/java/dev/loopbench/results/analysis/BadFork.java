package dev.loopbench.results.analysis;

import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.plan.Panel;

/**
 * A fork for whose sake its block is not complete.
 *
 * @param panel that the block belongs to
 * @param cell that is missing something
 * @param block its number, from 1
 * @param cause what it is, one line
 */
public record BadFork(Panel panel, Cell cell, int block, String cause) {}
