package dev.loopbench.core.cause;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The evidence of one source, to be looked up by time. A look takes the logarithm of all pieces, and a step for each that is near, unless
 * one of them is much longer than its distance to the next. Used by one thread.
 */
final class EvidenceIndex {

    private final List<Stock> byBegin;
    private final long[] begins;

    /** The latest end of each piece and those before it. */
    private final long[] latestEnds;

    /** @param evidence of any order */
    EvidenceIndex(List<Evidence> evidence, boolean isAlone) {
        byBegin = evidence.stream()
                .sorted(Comparator.comparingLong(Evidence::fromNanos))
                .map(one -> new Stock(one, isAlone))
                .toList();
        begins = byBegin.stream().mapToLong(one -> one.evidence().fromNanos()).toArray();
        latestEnds = new long[begins.length];
        long latest = Long.MIN_VALUE;
        for (int i = 0; i < latestEnds.length; i++) {
            latest = Math.max(latest, byBegin.get(i).evidence().untilNanos());
            latestEnds[i] = latest;
        }
    }

    /** The pieces that still explain some of a request, the earliest first. */
    List<Stock> around(TimedRequest request) {
        List<Stock> around = new ArrayList<>();
        int end = countUntil(request.receivedNanos());
        int from = end;
        while (from > 0 && latestEnds[from - 1] >= request.busySinceNanos()) {
            from--;
        }
        for (Stock stock : byBegin.subList(from, end)) {
            if (stock.nanos(request) > 0) {
                around.add(stock);
            }
        }
        return around;
    }

    /** How many began until then. */
    private int countUntil(long moment) {
        int low = 0;
        int high = begins.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (begins[middle] <= moment) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
