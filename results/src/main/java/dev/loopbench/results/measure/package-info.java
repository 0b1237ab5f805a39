/** Measures users' services: from turns to figures, verdicts, directory and report. */
@NullMarked
package dev.loopbench.results.measure;

import org.jspecify.annotations.NullMarked;
