/** From slices to figures: what was quiet, what a fork says, what a cell says. No input or output. */
@NullMarked
package dev.loopbench.results.statistics;

import org.jspecify.annotations.NullMarked;
