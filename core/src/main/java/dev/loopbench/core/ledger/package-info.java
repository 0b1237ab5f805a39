/** Why the slowest requests of a fork were slow: what was recorded around them, and what that explains. */
@NullMarked
package dev.loopbench.core.ledger;

import org.jspecify.annotations.NullMarked;
