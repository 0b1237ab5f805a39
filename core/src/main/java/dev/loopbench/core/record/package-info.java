/** The record of a fork: specification, slices, threads, memory and failures, as they stand in the documents. */
@NullMarked
package dev.loopbench.core.record;

import org.jspecify.annotations.NullMarked;
