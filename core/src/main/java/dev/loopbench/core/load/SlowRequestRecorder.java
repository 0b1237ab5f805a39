package dev.loopbench.core.load;

import dev.loopbench.core.session.LatencyRecorder;

/** Records the round trips of one connection, and notes the slow ones: those alone cost another look at the clock. */
record SlowRequestRecorder(int connection, LatencyRecorder all, CurrentSlowest slowest) implements LatencyRecorder {

    @Override
    public void record(long nanos) {
        all.record(nanos);
        slowest.record(connection, nanos);
    }
}
