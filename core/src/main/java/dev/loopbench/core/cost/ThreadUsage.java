package dev.loopbench.core.cost;

import org.jspecify.annotations.Nullable;

/**
 * Resources that the kernel has charged a thread since it started.
 *
 * @param cpuNanos time on a processor, ns
 * @param waitNanos time on a run queue, runnable but not running, ns
 * @param voluntarySwitches times it gave up the processor to wait
 * @param forcedSwitches times the processor was taken from it
 * @param userTicks the part of the time on a processor that it spent outside of the kernel, as most kernels know it: sampled
 *     by a timer, in hundredths of a second
 * @param systemTicks the part that it spent in the kernel, likewise
 * @param calls system calls; absent where the kernel does not count them
 * @param cpu the processor that it ran on last
 */
public record ThreadUsage(
        long cpuNanos,
        long waitNanos,
        long voluntarySwitches,
        long forcedSwitches,
        long userTicks,
        long systemTicks,
        @Nullable IoCalls calls,
        int cpu) {

    /** Nothing yet; {@code cpu} is -1. */
    public static final ThreadUsage NONE = new ThreadUsage(0, 0, 0, 0, 0, 0, new IoCalls(0, 0), -1);

    /** The growth since an earlier reading; the processor is the later one's. */
    public ThreadUsage since(ThreadUsage earlier) {
        return new ThreadUsage(
                cpuNanos - earlier.cpuNanos,
                waitNanos - earlier.waitNanos,
                voluntarySwitches - earlier.voluntarySwitches,
                forcedSwitches - earlier.forcedSwitches,
                userTicks - earlier.userTicks,
                systemTicks - earlier.systemTicks,
                calls == null || earlier.calls == null ? null : calls.since(earlier.calls),
                cpu);
    }

    /** Both together; the processor is the other's. */
    public ThreadUsage plus(ThreadUsage other) {
        return new ThreadUsage(
                cpuNanos + other.cpuNanos,
                waitNanos + other.waitNanos,
                voluntarySwitches + other.voluntarySwitches,
                forcedSwitches + other.forcedSwitches,
                userTicks + other.userTicks,
                systemTicks + other.systemTicks,
                calls == null || other.calls == null ? null : calls.plus(other.calls),
                other.cpu);
    }

    /**
     * System calls that the kernel counts for a thread, without privileges, in {@code /proc/PID/task/TID/io}: those to read from a
     * descriptor and to write to one, sockets included. It counts no {@code recv(2)}, {@code send(2)}, {@code epoll_wait(2)},
     * {@code futex(2)} or {@code io_uring_enter(2)}.
     *
     * @param reads calls to read, whether there was anything or not
     * @param writes calls to write
     */
    public record IoCalls(long reads, long writes) {

        /** The difference to an earlier reading. */
        IoCalls since(IoCalls earlier) {
            return new IoCalls(reads - earlier.reads, writes - earlier.writes);
        }

        /** Both together. */
        IoCalls plus(IoCalls other) {
            return new IoCalls(reads + other.reads, writes + other.writes);
        }
    }
}
