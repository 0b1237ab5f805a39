/** The client's work in a slice: its sessions by workload, the plan of a fixed rate, and the recorders of times. */
@NullMarked
package dev.loopbench.core.load;

import org.jspecify.annotations.NullMarked;
