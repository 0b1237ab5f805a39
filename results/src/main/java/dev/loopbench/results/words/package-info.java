/** The findings of a run as sentences. Pure functions of the summary: a sentence claims nothing that a verdict does not. */
@NullMarked
package dev.loopbench.results.words;

import org.jspecify.annotations.NullMarked;
