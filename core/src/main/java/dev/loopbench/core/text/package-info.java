/** Text from outside, made fit for a terminal and for a message of one line. */
@NullMarked
package dev.loopbench.core.text;

import org.jspecify.annotations.NullMarked;
