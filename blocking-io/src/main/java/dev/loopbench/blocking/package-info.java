/**
 * Blocking I/O: a thread for each connection at each end, over {@code java.net} sockets, over blocking channels, and
 * over blocking channels on virtual threads.
 */
@NullMarked
package dev.loopbench.blocking;

import org.jspecify.annotations.NullMarked;
