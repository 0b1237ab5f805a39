package dev.loopbench.service.client;

/**
 * The load on one target.
 *
 * @param connections open at once, 1 or more
 * @param window requests outstanding on each at most, 1 or more
 * @param perSecond the rate of an open loop; 0 for a closed loop
 * @param arrivals of an open loop
 * @param connectPerRequest whether each request has a connection of its own
 * @param timeoutNanos how long a reply may take
 * @param mostReplyBytes the longest reply that is accepted
 */
public record LoadShape(
        int connections,
        int window,
        double perSecond,
        Arrivals.Kind arrivals,
        boolean connectPerRequest,
        long timeoutNanos,
        long mostReplyBytes) {

    /** Whether requests leave at a rate, whatever the replies do. */
    public boolean isOpen() {
        return perSecond > 0;
    }

    /** The same with a connection for each request. */
    public LoadShape withConnectPerRequest(boolean each) {
        return new LoadShape(connections, each ? 1 : window, perSecond, arrivals, each, timeoutNanos, mostReplyBytes);
    }

    /** The same in a closed loop on that many connections, one request at a time. */
    public LoadShape closedWith(int otherConnections) {
        return new LoadShape(otherConnections, 1, 0, arrivals, connectPerRequest, timeoutNanos, mostReplyBytes);
    }

    /** The same at another rate. */
    public LoadShape withRate(double otherPerSecond) {
        return new LoadShape(
                connections, window, otherPerSecond, arrivals, connectPerRequest, timeoutNanos, mostReplyBytes);
    }
}
