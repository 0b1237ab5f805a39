/** From the turns of services to figures with intervals, verdicts, a document and a directory. */
@NullMarked
package dev.loopbench.results.measure;

import org.jspecify.annotations.NullMarked;
