/** The diagnosis of this machine: all checks, the load of the last moments, and the report. */
@NullMarked
package dev.loopbench.results.doctor;

import org.jspecify.annotations.NullMarked;
