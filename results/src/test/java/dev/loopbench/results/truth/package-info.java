/** Transports with a known truth, by which the whole suite is tested: run by hand, on an idle machine. */
@NullMarked
package dev.loopbench.results.truth;

import org.jspecify.annotations.NullMarked;
