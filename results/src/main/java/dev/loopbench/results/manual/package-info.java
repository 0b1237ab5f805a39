/** The manual page, made from what the command line says of itself. */
@NullMarked
package dev.loopbench.results.manual;

import org.jspecify.annotations.NullMarked;
