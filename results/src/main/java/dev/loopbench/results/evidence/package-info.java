/**
 * The evidence of forks: comparisons that hold, and the honesty to say when they do not. Arithmetic on arrays, without I/O.
 */
@NullMarked
package dev.loopbench.results.evidence;

import org.jspecify.annotations.NullMarked;
