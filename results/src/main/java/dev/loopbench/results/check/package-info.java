/** Checks of this machine: one for each cause that spoils measurements, and their findings. */
@NullMarked
package dev.loopbench.results.check;

import org.jspecify.annotations.NullMarked;
