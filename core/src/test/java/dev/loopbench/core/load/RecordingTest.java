package dev.loopbench.core.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.core.session.ClientCycles.CycleRecorder;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class RecordingTest {

    /** More than are noted before they are counted. */
    private static final int MANY = 3 * RoundTripRecorder.NOTES + 7;

    @Test
    void losesNothingOfManyConnectionsHoweverMuchEachRecords() {
        Recording recording = new Recording(3);
        for (int connection = 0; connection < 3; connection++) {
            RoundTripRecorder recorder = recording.next();
            for (int i = 0; i < MANY; i++) {
                recorder.record(1_000);
            }
        }
        Histogram sum = RoundTripRecorder.growing(3);
        recording.drainInto(sum);

        assertThat(sum.getTotalCount()).isEqualTo(3L * MANY);
        sum.reset();
        recording.drainInto(sum);
        assertThat(sum.getTotalCount()).isZero();
    }

    @Test
    void neitherDoCyclesAndTheirPhases() {
        CycleTimes times = new CycleTimes(1);
        CycleRecorder recorder = times.next();
        for (int i = 0; i < MANY; i++) {
            recorder.record(10_000, 5_000, 4_000, 1_000);
        }
        Histogram cycles = RoundTripRecorder.growing(1);
        Histogram closes = RoundTripRecorder.growing(1);
        times.drainInto(cycles);
        times.drainInto(Map.of(Series.CLOSE, closes));

        assertThat(cycles.getTotalCount()).isEqualTo(MANY);
        assertThat(cycles.getMaxValue()).isEqualTo(10_000);
        assertThat(closes.getTotalCount()).isEqualTo(MANY);
        assertThat(closes.getMaxValue()).isEqualTo(1_000);
    }
}
