/** The probe that tells whether a core was undisturbed. */
@NullMarked
package dev.loopbench.core.witness;

import org.jspecify.annotations.NullMarked;
