package dev.loopbench.results.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.loopbench.core.record.ForkRecord.MemoryGrowth;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConnectionMemoryTest {

    @Test
    void growthIsDividedByTheConnections() {
        assertThat(values(new MemoryGrowth(4_096_000L, 8_192_000L, 10_000L)))
                .containsOnly(
                        entry(Metric.CLIENT_BYTES_PER_CONNECTION, 4096.0),
                        entry(Metric.SERVER_BYTES_PER_CONNECTION, 8192.0),
                        entry(Metric.KERNEL_BYTES_PER_CONNECTION, 10.0));
    }

    @Test
    void whatWasNotReadIsAbsent() {
        assertThat(values(new MemoryGrowth(null, 1000L, null)))
                .containsOnly(entry(Metric.SERVER_BYTES_PER_CONNECTION, 1.0));
        assertThat(values(null)).isEmpty();
    }

    private static Map<Metric, Double> values(@Nullable MemoryGrowth growth) {
        Map<Metric, Double> values = new EnumMap<>(Metric.class);
        new ConnectionMemory(growth, 1000).into(values);
        return values;
    }
}
