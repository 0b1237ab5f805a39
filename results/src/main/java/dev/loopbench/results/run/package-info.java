/** Runs a plan: fork after fork in shuffled blocks, each by JMH on the forks' own JDK. */
@NullMarked
package dev.loopbench.results.run;

import org.jspecify.annotations.NullMarked;
