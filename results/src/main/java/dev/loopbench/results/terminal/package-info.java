/** The terminal: width, colour, live line, exit codes, interruption. */
@NullMarked
package dev.loopbench.results.terminal;

import org.jspecify.annotations.NullMarked;
