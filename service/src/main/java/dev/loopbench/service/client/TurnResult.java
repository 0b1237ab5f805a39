package dev.loopbench.service.client;

/**
 * The yield of a turn.
 *
 * @param countedNanos the part of the turn in which all connections were busy and replies were counted
 * @param counted good replies in that part
 * @param requests all requests that ended in the turn, good or not
 * @param replyBytes of all replies, as they came over the connection
 */
public record TurnResult(long countedNanos, long counted, long requests, long replyBytes) {

    /** Nothing yet. */
    public static final TurnResult NONE = new TurnResult(0, 0, 0, 0);

    /** Both together, of loads that ran at the same time. */
    public TurnResult beside(TurnResult other) {
        return new TurnResult(
                Math.max(countedNanos, other.countedNanos),
                counted + other.counted,
                requests + other.requests,
                replyBytes + other.replyBytes);
    }

    /** Both together, of turns that followed each other. */
    public TurnResult then(TurnResult other) {
        return new TurnResult(
                countedNanos + other.countedNanos,
                counted + other.counted,
                requests + other.requests,
                replyBytes + other.replyBytes);
    }

    /** Good replies a second. */
    public double perSecond() {
        return countedNanos == 0 ? 0 : counted * 1e9 / countedNanos;
    }
}
