/** Which laps were quiet: references of the CPU probe and the wake-up probe, and the kernel's scheduler counters. */
@NullMarked
package dev.loopbench.results.quiet;

import org.jspecify.annotations.NullMarked;
