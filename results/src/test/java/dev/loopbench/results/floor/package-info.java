/** The program in C against the suite's own ends. */
@NullMarked
package dev.loopbench.results.floor;

import org.jspecify.annotations.NullMarked;
