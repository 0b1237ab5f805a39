package dev.loopbench.core.cause;

/**
 * A request and its answer, on the clock of {@link System#nanoTime()}.
 *
 * @param connection its number within the client, from 0
 * @param busySinceNanos since when its connection had not been idle: its own start, unless it waited behind others
 * @param dueNanos when its time begins: the intended send of a plan, the actual send otherwise
 * @param sentNanos when it left
 * @param receivedNanos when its answer was read
 * @param heldUpNanos by how long its send was late because something interrupted the generator, ns
 */
public record TimedRequest(
        int connection, long busySinceNanos, long dueNanos, long sentNanos, long receivedNanos, long heldUpNanos) {

    /** One that left at once. */
    public static TimedRequest of(int connection, long sentNanos, long receivedNanos) {
        return new TimedRequest(connection, sentNanos, sentNanos, sentNanos, receivedNanos, 0);
    }

    /** How long it took, ns. */
    public long nanos() {
        return receivedNanos - dueNanos;
    }
}
