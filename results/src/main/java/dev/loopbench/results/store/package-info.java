/** The run directory: what a run leaves on disk. */
@NullMarked
package dev.loopbench.results.store;

import org.jspecify.annotations.NullMarked;
