/** The channels of {@code java.nio} that do not block: a selector loop, a spinning loop, and asynchronous channels. */
@NullMarked
package dev.loopbench.nio;

import org.jspecify.annotations.NullMarked;
