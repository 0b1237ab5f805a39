/** A server without the suite's protocol, for foreign clients: echo, or a minimal HTTP reply, over any transport. */
@NullMarked
package dev.loopbench.results.serve;

import org.jspecify.annotations.NullMarked;
