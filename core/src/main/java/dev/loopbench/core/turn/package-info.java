/** Forks that stay alive and take turns: the dialogue with the driver that grants them. */
@NullMarked
package dev.loopbench.core.turn;

import org.jspecify.annotations.NullMarked;
