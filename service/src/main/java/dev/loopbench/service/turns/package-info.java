/** Several targets that take turns in blocks and rounds. */
@NullMarked
package dev.loopbench.service.turns;

import org.jspecify.annotations.NullMarked;
