/** The run directory: reading and writing documents, logs, locks and caches. */
@NullMarked
package dev.loopbench.results.files;

import org.jspecify.annotations.NullMarked;
