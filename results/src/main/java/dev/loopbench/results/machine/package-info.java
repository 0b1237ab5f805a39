/** Whether this machine is free to measure on: one measuring run at a time, and a look at what else is running. */
@NullMarked
package dev.loopbench.results.machine;

import org.jspecify.annotations.NullMarked;
