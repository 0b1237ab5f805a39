/** Blocking connections over sockets and channels, and how bytes are pumped through them. */
@NullMarked
package dev.loopbench.blocking.connection;

import org.jspecify.annotations.NullMarked;
