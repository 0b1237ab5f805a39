package dev.loopbench.core.pause;

/**
 * A time in which a JVM held up all of its own threads: a safepoint, mostly for its collector. No pause of the platform.
 *
 * @param startNanos when it began, ns of {@link System#nanoTime()}
 * @param endNanos when it was over
 * @param cause as the JVM calls it, such as {@code SerialCollect}
 */
public record ProcessPause(long startNanos, long endNanos, String cause) {

    private static final int HALF = 2;

    /** Whether it shares a moment with an interval. */
    public boolean overlaps(long from, long until) {
        return startNanos <= until && endNanos >= from;
    }

    /** Whether at least half of what was seen as a pause was this. */
    public boolean explains(Pause pause) {
        long together = Math.min(endNanos, pause.endNanos()) - Math.max(startNanos, pause.startNanos());
        return HALF * together >= pause.nanos();
    }
}
