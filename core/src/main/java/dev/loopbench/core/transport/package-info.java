/** The SPI that every I/O model implements: servers and clients that move bytes between sockets and sessions. */
@NullMarked
package dev.loopbench.core.transport;

import org.jspecify.annotations.NullMarked;
