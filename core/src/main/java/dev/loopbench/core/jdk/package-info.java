/** The JDKs on this machine. */
@NullMarked
package dev.loopbench.core.jdk;

import org.jspecify.annotations.NullMarked;
