/** The bytes on the wire: header, payload, sizes and token, read and written without I/O. */
@NullMarked
package dev.loopbench.core.frame;

import org.jspecify.annotations.NullMarked;
