/** What takes the processor from the ends of a measurement from outside: how it is seen, and which requests met it. */
@NullMarked
package dev.loopbench.core.pause;

import org.jspecify.annotations.NullMarked;
