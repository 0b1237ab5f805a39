/** The run directory: what a run leaves on disk, and how forks become its documents. */
@NullMarked
package dev.loopbench.results.store;

import org.jspecify.annotations.NullMarked;
