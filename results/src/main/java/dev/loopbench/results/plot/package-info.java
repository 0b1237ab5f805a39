/** Plots as scalable vector graphics: scales, ticks, lines and frames. */
@NullMarked
package dev.loopbench.results.plot;

import org.jspecify.annotations.NullMarked;
