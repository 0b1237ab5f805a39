/** Asynchronous channels with one group. */
@NullMarked
package dev.loopbench.nio.async;

import org.jspecify.annotations.NullMarked;
