/** Facts about the machine, the JDKs and the libraries that a reader needs to judge a run. */
@NullMarked
package dev.loopbench.results.environment;

import org.jspecify.annotations.NullMarked;
