/** Slices and the record of a fork. */
@NullMarked
package dev.loopbench.core.measurement;

import org.jspecify.annotations.NullMarked;
