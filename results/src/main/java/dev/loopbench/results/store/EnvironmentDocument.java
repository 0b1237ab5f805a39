package dev.loopbench.results.store;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.loopbench.results.environment.Environment;
import dev.loopbench.results.statistics.Reference;
import java.util.Collection;

/**
 * The document {@code environment.json}.
 *
 * @param witness how long the witness takes on the cores of this machine
 */
record EnvironmentDocument(@JsonUnwrapped Environment environment, Collection<Reference> witness) {}
