/** Forks whose truth is known. */
@NullMarked
package dev.loopbench.results.simulated;

import org.jspecify.annotations.NullMarked;
