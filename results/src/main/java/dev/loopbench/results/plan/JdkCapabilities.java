package dev.loopbench.results.plan;

import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.core.transport.Floor;
import dev.loopbench.core.transport.Traits;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One JDK on this machine, as far as a plan must know it. */
public interface JdkCapabilities {

    /** The full version of the JDK. */
    String jdk();

    /** Every transport by name. */
    List<String> transports();

    /** The floor that each transport is held against, by name; none where it is absent. */
    Map<String, Floor> ownFloors();

    /** The description that each transport gives of itself, by name; {@link Traits#NONE} stands for one that is absent. */
    Map<String, Traits> traits();

    /** The floors that may be measured in addition to this JDK's transports. */
    default List<Floor> floors() {
        return List.of();
    }

    /** How many times the usual warm-up a transport needs, by name; 1 where it is absent. */
    Map<String, Integer> warmupFactors();

    /**
     * For each cell, why it cannot be measured here; empty if it can.
     *
     * @throws IOException when the JDK cannot be asked
     */
    List<Optional<String>> refusals(List<ForkSpec> cells) throws IOException;
}
