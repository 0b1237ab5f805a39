/**
 * What forks prove: comparisons that hold, and the honesty to say when they do not. Arithmetic on arrays, without I/O.
 */
@NullMarked
package dev.loopbench.results.evidence;

import org.jspecify.annotations.NullMarked;
