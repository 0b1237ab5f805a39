/** What the kernel charges a thread: processor time, run-queue wait and context switches. */
@NullMarked
package dev.loopbench.core.cost;

import org.jspecify.annotations.NullMarked;
