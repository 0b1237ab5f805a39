/** Connections, closed and open loops, latencies and errors of one target. */
@NullMarked
package dev.loopbench.service.load;

import org.jspecify.annotations.NullMarked;
