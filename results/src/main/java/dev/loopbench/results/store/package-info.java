/** The documents of a run: how forks become these, and how they are read again. */
@NullMarked
package dev.loopbench.results.store;

import org.jspecify.annotations.NullMarked;
