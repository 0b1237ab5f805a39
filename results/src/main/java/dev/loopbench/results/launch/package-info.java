/** From a request on the command line to a finished run, budget, curve or tuning. */
@NullMarked
package dev.loopbench.results.launch;

import org.jspecify.annotations.NullMarked;
