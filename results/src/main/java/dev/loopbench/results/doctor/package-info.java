/** What on this machine spoils a measurement or slows local services, and the command that changes it. */
@NullMarked
package dev.loopbench.results.doctor;

import org.jspecify.annotations.NullMarked;
