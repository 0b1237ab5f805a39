/** The response times of transports at rates that a client chooses: from nearly idle to the highest that holds a promise. */
@NullMarked
package dev.loopbench.results.curve;

import org.jspecify.annotations.NullMarked;
