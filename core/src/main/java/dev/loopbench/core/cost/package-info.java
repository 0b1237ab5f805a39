/** The costs of threads: processor time, run-queue wait, context switches, calls, and bytes allocated. */
@NullMarked
package dev.loopbench.core.cost;

import org.jspecify.annotations.NullMarked;
