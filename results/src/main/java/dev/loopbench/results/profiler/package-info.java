/** Samples the JVMs of forks by async-profiler, as far as the kernel lets it, and keeps their flame graphs. */
@NullMarked
package dev.loopbench.results.profiler;

import org.jspecify.annotations.NullMarked;
