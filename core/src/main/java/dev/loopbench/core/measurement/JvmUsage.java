package dev.loopbench.core.measurement;

import dev.loopbench.core.cost.JvmThreadUsage;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What one end's JVM has done beside what its I/O threads are charged for by the kernel, since it started. Ends in one JVM both
 * have the whole of its collector and compiler.
 *
 * @param allocatedBytes by its I/O threads; absent where the JVM does not count them
 * @param collectorNanos processor time of the threads that collect garbage, ns
 * @param compilerNanos of those that compile, ns
 */
public record JvmUsage(@Nullable Long allocatedBytes, long collectorNanos, long compilerNanos) {

    static JvmUsage of(OptionalLong allocatedBytes, JvmThreadUsage threads) {
        return new JvmUsage(
                allocatedBytes.isPresent() ? allocatedBytes.getAsLong() : null,
                threads.collectorNanos(),
                threads.compilerNanos());
    }
}
