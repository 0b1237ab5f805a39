package dev.loopbench.core.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.loopbench.core.cost.JvmThreadMeter.JvmThreadUsage;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The work of one end's JVM since it started, apart from what the kernel charges to its I/O threads. Ends in one JVM both have the
 * whole of its collector and compiler.
 *
 * @param allocatedBytes by its I/O threads; absent where the JVM does not count them
 * @param collectorNanos processor time of the threads that collect garbage, ns
 * @param compilerNanos of those that compile, ns
 * @param allAllocatedBytes by all threads of Java, those that measure among them; absent where that is not known
 */
public record JvmUsage(
        @Nullable Long allocatedBytes,
        long collectorNanos,
        long compilerNanos,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long allAllocatedBytes) {

    /** Of a JVM in which only the I/O threads' bytes are known. */
    public JvmUsage(@Nullable Long allocatedBytes, long collectorNanos, long compilerNanos) {
        this(allocatedBytes, collectorNanos, compilerNanos, null);
    }

    public static JvmUsage of(OptionalLong allocatedBytes, OptionalLong ofAllThreads, JvmThreadUsage threads) {
        return new JvmUsage(
                orNull(allocatedBytes), threads.collectorNanos(), threads.compilerNanos(), orNull(ofAllThreads));
    }

    private static @Nullable Long orNull(OptionalLong bytes) {
        return bytes.isPresent() ? bytes.getAsLong() : null;
    }
}
