/** Netty 4.2: one client and one server, over each kind of I/O that Netty has. */
@NullMarked
package dev.loopbench.netty;

import org.jspecify.annotations.NullMarked;
