/** The floor: the same workloads by a small C program, compiled here, with nothing but system calls. */
@NullMarked
package dev.loopbench.results.floor;

import org.jspecify.annotations.NullMarked;
