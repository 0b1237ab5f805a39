package dev.loopbench.core.load;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * Records of one kind of time on all connections of a client: a recorder for each, and the histogram that they share. Drained
 * between two runs only.
 */
final class Recording {

    private final int connections;
    private final Histogram counted;
    private final List<RoundTripRecorder> recorders = new ArrayList<>();

    Recording(int connections) {
        this.connections = connections;
        counted = RoundTripRecorder.empty(connections);
    }

    /** The recorder of the next connection. */
    RoundTripRecorder next() {
        RoundTripRecorder recorder = new RoundTripRecorder(connections, counted);
        recorders.add(recorder);
        return recorder;
    }

    /** The times that the first connection has noted since the last drain, in order, ns; see {@link RoundTripRecorder#noted}. */
    long[] noted() {
        return recorders.get(0).noted();
    }

    /** Moves all that was recorded since the last call into {@code sum}. */
    void drainInto(Histogram sum) {
        recorders.forEach(recorder -> recorder.drainInto(sum));
        if (counted.getTotalCount() > 0) {
            sum.add(counted);
            counted.reset();
        }
    }
}
