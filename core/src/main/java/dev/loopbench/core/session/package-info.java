/** The exchange over a connection as plain objects without I/O: the client's side and the server's side. */
@NullMarked
package dev.loopbench.core.session;

import org.jspecify.annotations.NullMarked;
