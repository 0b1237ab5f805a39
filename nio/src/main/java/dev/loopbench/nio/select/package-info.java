/** Non-blocking channels with one selector. */
@NullMarked
package dev.loopbench.nio.select;

import org.jspecify.annotations.NullMarked;
