package dev.loopbench.service.client;

import dev.loopbench.service.protocol.ErrorKind;

/** The result of a turn on one event loop, and the times of its requests until they are drained. Confined to that loop. */
public final class TurnTally {

    private static final int HIGHEST_STATUS = 1000;

    private final Errors errors;
    private final Latencies latencies = new Latencies();
    private final long[] statuses = new long[HIGHEST_STATUS];
    private long countFrom;
    private long counted;
    private long ended;
    private long bytes;

    public TurnTally(Errors errors) {
        this.errors = errors;
    }

    /** @param from when replies begin to count, ns */
    public void begin(long from) {
        countFrom = from;
        counted = 0;
        ended = 0;
        bytes = 0;
    }

    /** A good reply of a closed loop. */
    public void closed(long sent, long now, long end, int status) {
        ends(1, status);
        if (now >= countFrom && now < end) {
            counted++;
        }
        if (sent >= countFrom) {
            latencies.closed(now - sent);
        }
    }

    /** A good reply of an open loop. */
    public void open(long due, long able, long sent, long now, int status) {
        ends(1, status);
        if (due >= countFrom) {
            counted++;
            latencies.open(due, able, sent, now);
        }
    }

    /** @param requestsLost how many of the errors are requests that were outstanding */
    public void bad(ErrorKind kind, long count, int requestsLost, int status, String detail) {
        ends(requestsLost, status);
        errors.add(kind, count, detail);
    }

    private void ends(int requests, int status) {
        ended += requests;
        if (status > 0 && status < HIGHEST_STATUS) {
            statuses[status]++;
        }
    }

    public void addBytes(long more) {
        bytes += more;
    }

    /** The turn's result; replies by status are counted with the errors. */
    public TurnResult end(long at) {
        for (int status = 0; status < HIGHEST_STATUS; status++) {
            if (statuses[status] > 0) {
                errors.addStatus(status, statuses[status]);
                statuses[status] = 0;
            }
        }
        return new TurnResult(Math.max(1, at - countFrom), counted, ended, bytes);
    }

    /** Not during a turn. */
    public void drainTo(Latencies into) {
        into.add(latencies);
        latencies.reset();
    }
}
