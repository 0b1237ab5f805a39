/** The run directory: reading and writing documents, logs, locks and caches; and the lock of the machine. */
@NullMarked
package dev.loopbench.results.files;

import org.jspecify.annotations.NullMarked;
