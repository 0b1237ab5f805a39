/** Non-blocking channels that are polled without a selector. */
@NullMarked
package dev.loopbench.nio.spin;

import org.jspecify.annotations.NullMarked;
