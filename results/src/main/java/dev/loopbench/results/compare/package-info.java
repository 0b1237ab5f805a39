/** One run against another that was made at another time. */
@NullMarked
package dev.loopbench.results.compare;

import org.jspecify.annotations.NullMarked;
