/** Listeners of this machine, read from the kernel's tables, and their owners. */
@NullMarked
package dev.loopbench.results.listener;

import org.jspecify.annotations.NullMarked;
