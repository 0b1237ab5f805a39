/** Addresses of the two ends: TCP, or a Unix domain socket, whose file and directory are made and removed here. */
@NullMarked
package dev.loopbench.core.address;

import org.jspecify.annotations.NullMarked;
