/**
 * The suite's own yardsticks, run by hand: bare loops without sessions, SPI and recording, and a client written in C.
 * They tell what the suite itself costs.
 */
@NullMarked
package dev.loopbench.results.bare;

import org.jspecify.annotations.NullMarked;
