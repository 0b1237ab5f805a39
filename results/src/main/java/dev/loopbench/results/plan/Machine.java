package dev.loopbench.results.plan;

import dev.loopbench.core.measurement.ForkSpec;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One JDK on this machine, as far as a plan must know it. */
public interface Machine {

    /** The full version of the JDK. */
    String jdk();

    /** Every transport by name. */
    List<String> transports();

    /** How many times the usual warm-up a transport needs, by name; 1 where it is absent. */
    Map<String, Integer> warmupFactors();

    /**
     * For each cell, why it cannot be measured here; empty if it can.
     *
     * @throws IOException when the JDK cannot be asked
     */
    List<Optional<String>> refusals(List<ForkSpec> cells) throws IOException;
}
