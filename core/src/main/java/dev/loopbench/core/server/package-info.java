/** The server end in a JVM of its own, commanded over its standard input. */
@NullMarked
package dev.loopbench.core.server;

import org.jspecify.annotations.NullMarked;
