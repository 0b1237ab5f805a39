/** What a run found, for people. */
@NullMarked
package dev.loopbench.results.report;

import org.jspecify.annotations.NullMarked;
