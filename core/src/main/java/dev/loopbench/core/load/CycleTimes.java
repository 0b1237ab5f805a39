package dev.loopbench.core.load;

import dev.loopbench.core.session.ClientCycles.CycleRecorder;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.HdrHistogram.Histogram;

/** The cycles of all sessions of a client, and their phases. */
final class CycleTimes {

    /** The phases of a cycle. */
    static final Set<Series> PHASES = Set.of(Series.CONNECT, Series.EXCHANGE, Series.CLOSE);

    private final Recording cycles;
    private final Map<Series, Recording> phases = new EnumMap<>(Series.class);
    private final Recording connects;
    private final Recording exchanges;
    private final Recording closes;

    CycleTimes(int connections) {
        cycles = new Recording(connections);
        connects = new Recording(connections);
        exchanges = new Recording(connections);
        closes = new Recording(connections);
        phases.put(Series.CONNECT, connects);
        phases.put(Series.EXCHANGE, exchanges);
        phases.put(Series.CLOSE, closes);
    }

    /** For the next session: records without allocation, one thread at a time. */
    CycleRecorder next() {
        RoundTripRecorder cycle = cycles.next();
        RoundTripRecorder connect = connects.next();
        RoundTripRecorder exchange = exchanges.next();
        RoundTripRecorder close = closes.next();
        return (cycleNanos, connectNanos, exchangeNanos, closeNanos) -> {
            cycle.record(cycleNanos);
            connect.record(connectNanos);
            exchange.record(exchangeNanos);
            close.record(closeNanos);
        };
    }

    /** Moves the cycles that were recorded since the last call into {@code sum}. */
    void drainInto(Histogram sum) {
        cycles.drainInto(sum);
    }

    /**
     * The same of their phases.
     *
     * @param sums by phase
     */
    void drainInto(Map<Series, Histogram> sums) {
        sums.forEach((series, sum) -> {
            Recording phase = phases.get(series);
            if (phase == null) {
                throw new IllegalArgumentException("a cycle has no phase called " + series.tag());
            }
            phase.drainInto(sum);
        });
    }
}
