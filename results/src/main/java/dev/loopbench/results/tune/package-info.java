/** The knobs of the tuning guide, each as a variant that takes turns with what is usual. */
@NullMarked
package dev.loopbench.results.tune;

import org.jspecify.annotations.NullMarked;
