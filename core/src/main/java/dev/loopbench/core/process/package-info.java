/**
 * The one way to start other programs: with a time limit, with their last words in the message, and tied to the life of this
 * process.
 */
@NullMarked
package dev.loopbench.core.process;

import org.jspecify.annotations.NullMarked;
