/** The plan of a run: cells, panels, blocks and profiles. Nothing is run here. */
@NullMarked
package dev.loopbench.results.plan;

import org.jspecify.annotations.NullMarked;
