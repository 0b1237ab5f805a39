/** Validity gates: what makes a fork's figures doubtful, whatever they are. */
@NullMarked
package dev.loopbench.results.gates;

import org.jspecify.annotations.NullMarked;
