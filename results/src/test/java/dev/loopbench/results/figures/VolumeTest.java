package dev.loopbench.results.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.loopbench.core.frame.MessageShape;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VolumeTest {

    private final Map<Metric, Double> values = new EnumMap<>(Map.of(
            Metric.THROUGHPUT_PER_S, 1000.0,
            Metric.CPU_US, 100.0,
            Metric.CLIENT_CPU_US, 75.0,
            Metric.SERVER_CPU_US, 25.0));

    @Test
    void ratesAreToldInBytesAndCostsForEachGibibyteOfBothDirections() {
        Volume.of(new MessageShape(32_768, 32_768)).into(values);

        assertThat(values).containsEntry(Metric.BYTES_PER_S, 65_536_000.0);
        assertThat(values).doesNotContainKey(Metric.BYTES_PER_S_ALL);
        // 16 384 of them are a GiB.
        assertThat(values.get(Metric.CPU_MS_PER_GIB)).isCloseTo(1638.4, within(1e-9));
        assertThat(values.get(Metric.CLIENT_CPU_MS_PER_GIB)).isCloseTo(1228.8, within(1e-9));
        assertThat(values.get(Metric.SERVER_CPU_MS_PER_GIB)).isCloseTo(409.6, within(1e-9));
    }

    @Test
    void ofSmallMessagesTheBytesAreNotTold() {
        Volume.of(new MessageShape(512, 511)).into(values);

        assertThat(values).hasSize(4);
    }
}
