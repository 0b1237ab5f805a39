/** The slowest requests of a fork, and the share of each cause in the tail. */
@NullMarked
package dev.loopbench.core.ledger;

import org.jspecify.annotations.NullMarked;
