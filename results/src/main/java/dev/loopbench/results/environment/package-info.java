/** What a reader must know of the machine, the JDKs and the libraries to judge a run. */
@NullMarked
package dev.loopbench.results.environment;

import org.jspecify.annotations.NullMarked;
