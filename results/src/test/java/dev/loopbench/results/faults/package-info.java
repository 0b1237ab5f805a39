/** Injects faults into real runs of the built jar, and checks that each of them ends well. */
@NullMarked
package dev.loopbench.results.faults;

import org.jspecify.annotations.NullMarked;
