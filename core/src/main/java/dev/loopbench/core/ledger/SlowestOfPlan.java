package dev.loopbench.core.ledger;

import dev.loopbench.core.cause.TimedRequest;
import dev.loopbench.core.pause.RequestTimes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The requests of a slice of a plan by their response times. */
public final class SlowestOfPlan {

    /** Of disturbed slices many are among the slowest of the fork. */
    private static final double KEPT_SHARE = 0.25;

    private SlowestOfPlan() {}

    /**
     * Its slowest, and whatever took longer than that.
     *
     * @param connections the requests of each
     * @param tailNanos of the fork so far, ns
     */
    public static List<TimedRequest> of(List<RequestTimes> connections, long tailNanos) {
        long threshold = Math.min(tailNanos, threshold(connections));
        List<TimedRequest> slowest = new ArrayList<>();
        for (int connection = 0; connection < connections.size(); connection++) {
            RequestTimes times = connections.get(connection);
            long busySince = 0;
            for (int i = 0; i < times.count(); i++) {
                if (i == 0 || times.due(i) >= times.received(i - 1)) {
                    busySince = times.due(i);
                }
                if (times.response(i) >= threshold) {
                    slowest.add(new TimedRequest(
                            connection, busySince, times.due(i), times.sent(i), times.received(i), times.heldUp(i)));
                }
            }
        }
        return slowest;
    }

    private static long threshold(List<RequestTimes> connections) {
        long[] all = connections.stream()
                .flatMapToLong(times -> IntStream.range(0, times.count()).mapToLong(times::response))
                .toArray();
        Arrays.sort(all);
        return all.length == 0 ? 0 : all[(int) (all.length * (1 - KEPT_SHARE))];
    }
}
