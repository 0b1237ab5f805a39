/** Sessions that exchange their bytes without any I/O: what the suite itself costs a round trip. */
@NullMarked
package dev.loopbench.results.memory;

import org.jspecify.annotations.NullMarked;
