package dev.loopbench.core.load;

import dev.loopbench.core.ledger.SlowestOfSlice;
import dev.loopbench.core.session.ClientSession.LatencyRecorder;
import org.jspecify.annotations.Nullable;

/**
 * The slowest requests of the load whose slice runs. Loads that share sessions also share their recorders, but each keeps slow requests of
 * its own: what is slow on one placement may be usual on another. Changed between slices, read by the I/O threads.
 */
final class CurrentSlowest {

    private volatile @Nullable SlowestOfSlice current;

    /** A slice of a load begins. */
    void begin(SlowestOfSlice slowest) {
        slowest.begin();
        current = slowest;
    }

    /** Takes the time of a request that was answered just now, ns. */
    void record(int connection, long nanos) {
        SlowestOfSlice slowest = current;
        if (slowest != null && nanos > slowest.threshold()) {
            slowest.add(connection, System.nanoTime(), nanos);
        }
    }

    /** Records the round trips of one connection, and notes the slow ones: those alone cost another look at the clock. */
    record SlowRequestRecorder(int connection, LatencyRecorder all, CurrentSlowest slowest) implements LatencyRecorder {

        @Override
        public void record(long nanos) {
            all.record(nanos);
            slowest.record(connection, nanos);
        }
    }
}
