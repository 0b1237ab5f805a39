/** Support that the transports of this module share: connections, buffers, dialling, listening and loops. */
@NullMarked
package dev.loopbench.nio.connection;

import org.jspecify.annotations.NullMarked;
