/** The two ends of a fork: opened, placed, probed, parked and closed. */
@NullMarked
package dev.loopbench.core.ends;

import org.jspecify.annotations.NullMarked;
