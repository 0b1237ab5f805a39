/** The threads of an end: platform threads, virtual threads and their carriers. */
@NullMarked
package dev.loopbench.blocking.thread;

import org.jspecify.annotations.NullMarked;
