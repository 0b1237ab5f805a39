/** From forks to panels: judged forks, values by block, verdicts and the distance to the floor. */
@NullMarked
package dev.loopbench.results.analysis;

import org.jspecify.annotations.NullMarked;
