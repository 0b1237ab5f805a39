/** Workloads, one class for each: its load, its slices, and the figures that tell it. */
@NullMarked
package dev.loopbench.results.workload;

import org.jspecify.annotations.NullMarked;
