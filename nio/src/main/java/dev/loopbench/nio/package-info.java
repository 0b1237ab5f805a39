/** The JMH harness of the transports over {@code java.nio} that do not block; their packages are below this one. */
@NullMarked
package dev.loopbench.nio;

import org.jspecify.annotations.NullMarked;
