/** The kernel's counters of everything that can spoil a measurement from outside the measured threads. */
@NullMarked
package dev.loopbench.core.kernel;

import org.jspecify.annotations.NullMarked;
