/** Options of the command line: groups, converters and what they allow. */
@NullMarked
package dev.loopbench.results.option;

import org.jspecify.annotations.NullMarked;
