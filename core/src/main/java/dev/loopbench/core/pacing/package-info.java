/** Clients that follow a plan: pace, schedule, and the session that sends when a request is due. */
@NullMarked
package dev.loopbench.core.pacing;

import org.jspecify.annotations.NullMarked;
