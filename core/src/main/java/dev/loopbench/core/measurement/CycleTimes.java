package dev.loopbench.core.measurement;

import dev.loopbench.core.session.CycleRecorder;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.HdrHistogram.Histogram;

/** Records the cycles of one session and their phases for histograms, without allocation. One thread at a time. */
final class CycleTimes implements CycleRecorder {

    /** The phases of a cycle. */
    static final Set<Series> PHASES = Set.of(Series.CONNECT, Series.EXCHANGE, Series.CLOSE);

    private final RoundTripRecorder cycles;
    private final RoundTripRecorder connects;
    private final RoundTripRecorder exchanges;
    private final RoundTripRecorder closes;

    CycleTimes(int connections) {
        cycles = new RoundTripRecorder(connections, RoundTripRecorder.growing(connections));
        connects = new RoundTripRecorder(connections, RoundTripRecorder.growing(connections));
        exchanges = new RoundTripRecorder(connections, RoundTripRecorder.growing(connections));
        closes = new RoundTripRecorder(connections, RoundTripRecorder.growing(connections));
    }

    @Override
    public void record(long cycleNanos, long connectNanos, long exchangeNanos, long closeNanos) {
        cycles.record(cycleNanos);
        connects.record(connectNanos);
        exchanges.record(exchangeNanos);
        closes.record(closeNanos);
    }

    /** Moves the whole cycles since the last call into {@code sum}. */
    void drainInto(Histogram sum) {
        cycles.drainInto(sum);
    }

    /** Moves the phases since the last call into those that are there. */
    void drainInto(Map<Series, Histogram> sums) {
        Map<Series, RoundTripRecorder> phases =
                new EnumMap<>(Map.of(Series.CONNECT, connects, Series.EXCHANGE, exchanges, Series.CLOSE, closes));
        sums.forEach((series, sum) -> {
            RoundTripRecorder phase = phases.get(series);
            if (phase == null) {
                throw new IllegalArgumentException("a cycle has no phase called " + series.tag());
            }
            phase.drainInto(sum);
        });
    }
}
