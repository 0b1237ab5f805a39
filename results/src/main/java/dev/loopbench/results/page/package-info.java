/** The HTML pages, each a single file. */
@NullMarked
package dev.loopbench.results.page;

import org.jspecify.annotations.NullMarked;
