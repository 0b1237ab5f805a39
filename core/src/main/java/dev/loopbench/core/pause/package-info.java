/** Pauses that take the processor from the ends of a measurement from outside, and the requests that met them. */
@NullMarked
package dev.loopbench.core.pause;

import org.jspecify.annotations.NullMarked;
