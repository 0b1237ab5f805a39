/**
 * JMH's connection from a fork to its host. JMH listens on a port of 127.0.0.1 and takes whoever connects first for its fork; here
 * only processes that the host has started get through.
 */
@NullMarked
package dev.loopbench.results.link;

import org.jspecify.annotations.NullMarked;
