/** Support that transports share: options of sockets and channels, read buffers, completion of a run. */
@NullMarked
package dev.loopbench.core.socket;

import org.jspecify.annotations.NullMarked;
