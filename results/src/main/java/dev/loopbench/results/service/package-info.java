/** The figures of a user's own service, as they stand in the document of a measurement. */
@NullMarked
package dev.loopbench.results.service;

import org.jspecify.annotations.NullMarked;
