package dev.loopbench.results.plot;

/**
 * A labelled place of an axis.
 *
 * @param at from the left of the drawing, or from its top
 */
record Tick(double at, String label) {}
