package dev.loopbench.core.ledger;

import dev.loopbench.core.cause.TimedRequest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * The slowest requests of the slice that runs: a heap of fixed size without allocation. Whoever records asks for the
 * {@link #threshold()} first, which is one read and one comparison for all but a few. Safe for use by several threads.
 */
public final class SlowestOfSlice {

    private static final int LEAST = 64;

    /** One in so many of a slice is kept at most: of disturbed slices many are among the slowest of the fork. */
    private static final int ONE_IN = 4;

    /** One in so many is worth a look: more than are beyond the 99th percentile. */
    private static final int TAIL_ONE_IN = 25;

    /** If fewer than one in so many were worth a look, the slices before were other ones, and tell nothing. */
    private static final int FEWEST_ONE_IN = 100;

    /** Slices of which the calmest tells what is not worth a look. */
    private static final int REMEMBERED = 8;

    private static final double CALMER = 0.9;

    private final long[] nanos;
    private final long[] ended;
    private final int[] connections;
    private final int tail;
    private final int fewest;
    private final Deque<Long> lowest = new ArrayDeque<>();
    private boolean hasBegun;
    private int size;
    private volatile long threshold;

    /** @param slice counted requests of a slice */
    public SlowestOfSlice(int slice) {
        int room = Math.max(LEAST, slice / ONE_IN);
        tail = Math.max(1, slice / TAIL_ONE_IN);
        fewest = Math.max(1, slice / FEWEST_ONE_IN);
        nanos = new long[room];
        ended = new long[room];
        connections = new int[room];
    }

    /** Time that a request must exceed to be kept, ns. */
    public long threshold() {
        return threshold;
    }

    /** A slice begins: forgets those of the last one. */
    public synchronized void begin() {
        if (hasBegun) {
            remember();
        }
        hasBegun = true;
        size = 0;
        threshold = lowest.size() < REMEMBERED
                ? 0
                : lowest.stream().mapToLong(Long::longValue).min().orElse(0);
    }

    private void remember() {
        if (size < fewest) {
            lowest.clear();
            return;
        }
        lowest.addLast(tailNanos());
        if (lowest.size() > REMEMBERED) {
            lowest.removeFirst();
        }
    }

    /** Time that one in {@value #TAIL_ONE_IN} requests of the last slice exceeded. */
    private long tailNanos() {
        if (size <= tail) {
            // Fewer were worth a look: it was a calmer slice than those before.
            return (long) (threshold * CALMER);
        }
        long[] sorted = Arrays.copyOf(nanos, size);
        Arrays.sort(sorted);
        return sorted[size - 1 - tail];
    }

    /**
     * Takes a request.
     *
     * @param endedAt when it was answered, ns of {@link System#nanoTime()}
     * @param took how long it took, ns
     */
    public synchronized void add(int connection, long endedAt, long took) {
        if (size < nanos.length) {
            put(size++, connection, endedAt, took);
            rise(size - 1);
        } else if (took > nanos[0]) {
            put(0, connection, endedAt, took);
            sink();
        }
        if (size == nanos.length) {
            threshold = Math.max(threshold, nanos[0]);
        }
    }

    private void put(int at, int connection, long endedAt, long took) {
        connections[at] = connection;
        ended[at] = endedAt;
        nanos[at] = took;
    }

    private void rise(int from) {
        int at = from;
        while (at > 0 && nanos[at] < nanos[(at - 1) / 2]) {
            swap(at, (at - 1) / 2);
            at = (at - 1) / 2;
        }
    }

    private void sink() {
        int at = 0;
        while (true) {
            int least = 2 * at + 1;
            if (least >= size) {
                return;
            }
            if (least + 1 < size && nanos[least + 1] < nanos[least]) {
                least++;
            }
            if (nanos[at] <= nanos[least]) {
                return;
            }
            swap(at, least);
            at = least;
        }
    }

    private void swap(int one, int other) {
        long took = nanos[one];
        long endedAt = ended[one];
        int connection = connections[one];
        put(one, connections[other], ended[other], nanos[other]);
        put(other, connection, endedAt, took);
    }

    /** Those of the slice that has run. */
    public synchronized List<TimedRequest> all() {
        List<TimedRequest> all = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            all.add(TimedRequest.of(connections[i], ended[i] - nanos[i], ended[i]));
        }
        return all;
    }
}
