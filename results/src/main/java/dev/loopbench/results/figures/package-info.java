/** The metrics of one fork, computed from its judged slices. */
@NullMarked
package dev.loopbench.results.figures;

import org.jspecify.annotations.NullMarked;
