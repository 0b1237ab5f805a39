package dev.loopbench.core.pause;

/**
 * A time in which an end did not run although it had to, by no doing of its process.
 *
 * @param cpu the processor that its end is held on; {@value #ANY_CPU} where the scheduler decides
 * @param startNanos when it began, or since when it must have been, ns of {@link System#nanoTime()}
 * @param nanos how long it was
 * @param withinNanos how long after the start it was over at the latest, ns: {@code nanos} where both its ends were seen
 */
public record Pause(PauseKind kind, PausedEnd end, int cpu, long startNanos, long nanos, long withinNanos) {

    /** In place of a processor, where the scheduler decides. */
    public static final int ANY_CPU = -1;

    /**
     * The shortest interruption that is recorded as a pause, ns. Timer ticks and interrupts are shorter; there are hundreds to
     * thousands a second, in every transport's own path, and they stay in both answers.
     */
    public static final long LEAST_NANOS = 100_000;

    /** When it was over at the latest, ns of {@link System#nanoTime()}. */
    public long endNanos() {
        return startNanos + withinNanos;
    }

    /** Whether it shares a moment with an interval. */
    public boolean overlaps(long from, long until) {
        return startNanos <= until && endNanos() >= from;
    }

    /** The same with its start as the time since a moment. */
    public Pause since(long moment) {
        return new Pause(kind, end, cpu, startNanos - moment, nanos, withinNanos);
    }
}
