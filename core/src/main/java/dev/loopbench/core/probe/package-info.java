/** The CPU probe and the wake-up probe: whether a processor was undisturbed. */
@NullMarked
package dev.loopbench.core.probe;

import org.jspecify.annotations.NullMarked;
