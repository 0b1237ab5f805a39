/** The abstract JMH benchmarks that every transport module makes concrete. */
@NullMarked
package dev.loopbench.core.benchmark;

import org.jspecify.annotations.NullMarked;
