/** What a run found, as one self-contained HTML page. */
@NullMarked
package dev.loopbench.results.page;

import org.jspecify.annotations.NullMarked;
