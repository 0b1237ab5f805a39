/** A client of a service as its users see it: load, threads, errors and what a turn came to. */
@NullMarked
package dev.loopbench.service.client;

import org.jspecify.annotations.NullMarked;
