package dev.loopbench.core.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.core.record.ServerMode;
import dev.loopbench.core.transport.Traffic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Laps, ramps and probe pairs follow the size of the messages. */
class LargeMessagesTest {

    @ParameterizedTest(name = "{0} + {1} bytes: laps of {2} after a ramp of {3}")
    @CsvSource({
        "64, 64, 50, 20",
        "32768, 32768, 50, 20",
        "65536, 65536, 25, 10",
        "1048576, 0, 3, 2",
        "16777216, 16777216, 2, 2",
    })
    void ofLargerMessagesALapAndTheRampHaveFewer(int requestBytes, int responseBytes, int lap, int ramp) {
        ForkSpec spec = spec(new MessageShape(requestBytes, responseBytes), 1, 10 * lap);

        assertThat(spec.lap()).isEqualTo(lap);
        assertThat(spec.ramp()).isEqualTo(ramp);
        assertThat(spec.probePairsInside()).isEqualTo(9);
    }

    @Test
    void theRampOfFullWindowsIsFourOfThemOrHalfOfTheSliceOrOneOfThem() {
        MessageShape chunks = new MessageShape(65_536, 0);

        assertThat(spec(chunks, 16, 1024).ramp()).isEqualTo(64);
        assertThat(spec(chunks, 16, 96).ramp()).isEqualTo(48);
        assertThat(spec(new MessageShape(1 << 20, 0), 16, 64).ramp()).isEqualTo(32);
        assertThat(spec(new MessageShape(4 << 20, 0), 16, 16).ramp()).isEqualTo(16);
    }

    private static ForkSpec spec(MessageShape shape, int window, int slice) {
        return new ForkSpec(
                "some", "some", Placement.SAME_CORE, ServerMode.PROCESS, Traffic.of(shape, 1, window), slice);
    }
}
