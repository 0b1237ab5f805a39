/** The host of a JDK: a JVM that runs forks by JMH, what it answers, and the archive of its classes. */
@NullMarked
package dev.loopbench.results.host;

import org.jspecify.annotations.NullMarked;
