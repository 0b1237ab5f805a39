package dev.loopbench.results.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.transport.Traffic;
import dev.loopbench.core.transport.TrafficText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WorkloadTest {

    /** A slice is five laps, and a lap follows the size. */
    @ParameterizedTest(name = "{1} of {2} + {3} bytes, {0}: {4}")
    @CsvSource({
        "SAME_CORE, ROUND_TRIP, 1, 1, 250",
        "CROSS_CORE, ROUND_TRIP, 64, 64, 250",
        "SAME_CORE, ROUND_TRIP, 32768, 32768, 250",
        "SAME_CORE, ROUND_TRIP, 65536, 65536, 125",
        "SAME_CORE, ROUND_TRIP, 1048576, 64, 15",
        "CROSS_CORE, ROUND_TRIP, 1048576, 1048576, 10",
        "SAME_CORE, PIPELINED, 64, 64, 8192",
        "SAME_CORE, PIPELINED, 512, 512, 4096",
        "CROSS_CORE, PIPELINED, 1048576, 1048576, 16",
        "CROSS_CORE, STREAM, 65536, 0, 1024",
        "CROSS_CORE, STREAM, 0, 4194304, 16",
        "CROSS_CORE, STREAM, 16777216, 16777216, 16",
    })
    void aSliceHasFewerMessagesWhenTheyAreLarger(
            Placement placement, Workload workload, int requestBytes, int responseBytes, int slice) {
        MessageShape shape = new MessageShape(requestBytes, responseBytes);
        assertThat(workload.slice(placement, workload.traffic(shape))).isEqualTo(slice);
    }

    @ParameterizedTest(name = "{0} + {1} bytes: {2}")
    @CsvSource({"65536, 0, 16", "0, 65536, 16", "1024, 0, 1024", "0, 4194304, 4", "262144, 262144, 4"})
    void aStreamHasAsManyChunksOutstandingAsHoldAMebibyte(int requestBytes, int responseBytes, int window) {
        assertThat(Workload.STREAM.window(new MessageShape(requestBytes, responseBytes)))
                .isEqualTo(window);
        assertThat(Workload.PIPELINED.window(new MessageShape(requestBytes, responseBytes)))
                .isEqualTo(16);
    }

    @ParameterizedTest
    @EnumSource(Workload.class)
    void itsTrafficIsReadAsItIsWritten(Workload workload) {
        for (MessageShape shape : Sizes.OWN.of(workload)) {
            Traffic traffic = workload.traffic(shape);
            assertThat(TrafficText.parse(TrafficText.write(traffic))).isEqualTo(traffic);
        }
    }
}
