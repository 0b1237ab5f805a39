/** The tables of a panel, aligned for a terminal, and the remarks below them. */
@NullMarked
package dev.loopbench.results.table;

import org.jspecify.annotations.NullMarked;
