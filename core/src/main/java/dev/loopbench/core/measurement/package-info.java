/** One fork: how it settles, takes its slices, and leaves its record. */
@NullMarked
package dev.loopbench.core.measurement;

import org.jspecify.annotations.NullMarked;
