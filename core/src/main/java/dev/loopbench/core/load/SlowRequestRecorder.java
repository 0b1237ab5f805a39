package dev.loopbench.core.load;

import dev.loopbench.core.ledger.SlowestOfSlice;
import dev.loopbench.core.session.LatencyRecorder;

/** Records the round trips of one connection, and notes the slow ones: those alone cost another look at the clock. */
record SlowRequestRecorder(int connection, LatencyRecorder all, SlowestOfSlice slowest) implements LatencyRecorder {

    @Override
    public void record(long nanos) {
        all.record(nanos);
        if (nanos > slowest.threshold()) {
            slowest.add(connection, System.nanoTime(), nanos);
        }
    }
}
