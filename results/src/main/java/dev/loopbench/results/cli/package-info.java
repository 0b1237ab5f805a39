/** The commands of the command line. */
@NullMarked
package dev.loopbench.results.cli;

import org.jspecify.annotations.NullMarked;
