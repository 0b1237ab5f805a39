/** Likely mistakes with the listeners of this machine, and the report of them. */
@NullMarked
package dev.loopbench.results.ports;

import org.jspecify.annotations.NullMarked;
