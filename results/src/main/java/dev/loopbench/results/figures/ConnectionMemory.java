package dev.loopbench.results.figures;

import dev.loopbench.core.record.ForkRecord;
import dev.loopbench.core.record.ForkRecord.MemoryGrowth;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The memory of each connection of a fork: the growth when all were opened and used once, divided by how many
 * they are.
 *
 * @param growth absent where there were too few connections to tell
 */
record ConnectionMemory(@Nullable MemoryGrowth growth, int connections) {

    static ConnectionMemory of(ForkRecord fork) {
        return new ConnectionMemory(
                fork.observations().memory(), fork.spec().traffic().connections());
    }

    void into(Map<Metric, Double> values) {
        if (growth != null) {
            put(values, Metric.CLIENT_BYTES_PER_CONNECTION, growth.clientBytes());
            put(values, Metric.SERVER_BYTES_PER_CONNECTION, growth.serverBytes());
            put(values, Metric.KERNEL_BYTES_PER_CONNECTION, growth.kernelBytes());
        }
    }

    private void put(Map<Metric, Double> values, Metric metric, @Nullable Long bytes) {
        if (bytes != null) {
            values.put(metric, (double) bytes / connections);
        }
    }
}
