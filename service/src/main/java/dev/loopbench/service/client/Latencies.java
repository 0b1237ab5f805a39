package dev.loopbench.service.client;

import org.HdrHistogram.Histogram;

/**
 * Times of requests, in ns, to three significant digits. For one thread at a time.
 *
 * <p>In a closed loop a request leaves when it may, so its response time and its service time are one and only the former is kept.
 */
public final class Latencies {

    private static final int DIGITS = 3;
    private static final long HIGHEST_NANOS = 3_600_000_000_000L;

    private final Histogram response = new Histogram(DIGITS);
    private final Histogram service = new Histogram(DIGITS);
    private final Histogram late = new Histogram(DIGITS);

    /** A request of a closed loop: from its sending to the end of its reply. */
    public void closed(long nanos) {
        response.recordValue(Math.min(Math.max(0, nanos), HIGHEST_NANOS));
    }

    /**
     * A request of an open loop.
     *
     * @param due when it was to leave, ns
     * @param able when it could leave at the earliest: it was due, and a connection was free
     * @param sent when it left
     * @param replied when its reply was complete
     */
    public void open(long due, long able, long sent, long replied) {
        closed(replied - due);
        service.recordValue(Math.min(Math.max(0, replied - sent), HIGHEST_NANOS));
        late.recordValue(Math.min(Math.max(0, sent - able), HIGHEST_NANOS));
    }

    /** From the moment a request was meant to leave (in a closed loop: from when it left) to the end of its reply. */
    public Histogram response() {
        return response;
    }

    /** Open loop only: from when a request left to the end of its reply. */
    public Histogram service() {
        return service;
    }

    /** Open loop only: by how much the client itself was late. */
    public Histogram late() {
        return late;
    }

    /** Adds what another has recorded. */
    public void add(Latencies other) {
        response.add(other.response);
        service.add(other.service);
        late.add(other.late);
    }

    /** Forgets all. */
    public void reset() {
        response.reset();
        service.reset();
        late.reset();
    }
}
