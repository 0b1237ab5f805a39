/** Runs a plan: blocks of resident forks that take turns in a shuffled order. */
@NullMarked
package dev.loopbench.results.run;

import org.jspecify.annotations.NullMarked;
