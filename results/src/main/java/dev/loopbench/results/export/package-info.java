/** A stored run for other programs. */
@NullMarked
package dev.loopbench.results.export;

import org.jspecify.annotations.NullMarked;
