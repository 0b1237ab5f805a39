/** Netty's event loops and options, by what moves the bytes. */
@NullMarked
package dev.loopbench.netty.io;

import org.jspecify.annotations.NullMarked;
