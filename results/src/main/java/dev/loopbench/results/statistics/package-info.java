/** Estimates, intervals, quantiles and densities: mathematics without input or output. */
@NullMarked
package dev.loopbench.results.statistics;

import org.jspecify.annotations.NullMarked;
