/** What the kernel counts of everything that can spoil a measurement from outside the measured threads. */
@NullMarked
package dev.loopbench.core.kernel;

import org.jspecify.annotations.NullMarked;
