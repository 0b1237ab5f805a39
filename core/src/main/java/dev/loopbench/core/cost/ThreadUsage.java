package dev.loopbench.core.cost;

/**
 * What the kernel has charged a thread since it started.
 *
 * @param cpuNanos time on a processor, ns
 * @param waitNanos time on a run queue, runnable but not running, ns
 * @param voluntarySwitches times it gave up the processor to wait
 * @param forcedSwitches times the processor was taken from it
 * @param cpu the processor that it ran on last
 */
public record ThreadUsage(long cpuNanos, long waitNanos, long voluntarySwitches, long forcedSwitches, int cpu) {

    /** Nothing yet; {@code cpu} is -1. */
    public static final ThreadUsage NONE = new ThreadUsage(0, 0, 0, 0, -1);

    /** What was added since an earlier reading; the processor is the later one's. */
    public ThreadUsage since(ThreadUsage earlier) {
        return new ThreadUsage(
                cpuNanos - earlier.cpuNanos,
                waitNanos - earlier.waitNanos,
                voluntarySwitches - earlier.voluntarySwitches,
                forcedSwitches - earlier.forcedSwitches,
                cpu);
    }

    /** Both together; the processor is the other's. */
    public ThreadUsage plus(ThreadUsage other) {
        return new ThreadUsage(
                cpuNanos + other.cpuNanos,
                waitNanos + other.waitNanos,
                voluntarySwitches + other.voluntarySwitches,
                forcedSwitches + other.forcedSwitches,
                other.cpu);
    }
}
