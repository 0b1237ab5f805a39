/** The probes that tell whether a core, and the way from one to another, were undisturbed. */
@NullMarked
package dev.loopbench.core.witness;

import org.jspecify.annotations.NullMarked;
