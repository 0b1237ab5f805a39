/** What spoils measurements on this machine: one check for each cause, and its findings. */
@NullMarked
package dev.loopbench.results.check;

import org.jspecify.annotations.NullMarked;
