/** Which processors the ends of a connection run on: topology, placements, thread affinity, and where threads really ran. */
@NullMarked
package dev.loopbench.core.placement;

import org.jspecify.annotations.NullMarked;
