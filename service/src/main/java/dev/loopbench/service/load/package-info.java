/** Connections to one target, and the closed and open loops that load them. */
@NullMarked
package dev.loopbench.service.load;

import org.jspecify.annotations.NullMarked;
