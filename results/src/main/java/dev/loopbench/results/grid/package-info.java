/** Sortable tables of a page. */
@NullMarked
package dev.loopbench.results.grid;

import org.jspecify.annotations.NullMarked;
