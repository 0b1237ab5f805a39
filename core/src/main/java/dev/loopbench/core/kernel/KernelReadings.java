package dev.loopbench.core.kernel;

import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;

/**
 * The kernel's counters around a fork. Nothing is judged here.
 *
 * @param opening before the ends were brought up and connected
 * @param started before the first slice
 * @param ended after the last slice, with all connections still open
 */
public record KernelReadings(KernelCounters opening, KernelCounters started, KernelCounters ended) {

    /** How long the slices and all between them took, ns. */
    public long nanos() {
        return ended.monotonicNanos() - started.monotonicNanos();
    }

    /** The growth of a counter during the slices; empty where the kernel did not tell. */
    public OptionalLong growth(Counter counter) {
        return growth(counter, started);
    }

    /** The growth of a counter from before the connections were made to after the last slice. */
    public OptionalLong growthWithConnecting(Counter counter) {
        return growth(counter, opening);
    }

    private OptionalLong growth(Counter counter, KernelCounters from) {
        Long before = from.counts().get(counter);
        Long after = ended.counts().get(counter);
        return before == null || after == null ? OptionalLong.empty() : OptionalLong.of(after - before);
    }

    /** The time stolen from these processors during the slices, ms; empty where one of them was not read. */
    public OptionalLong stolenMillis(Collection<Integer> cpus) {
        long sum = 0;
        for (int cpu : cpus) {
            Long before = started.stealMillis().get(cpu);
            Long after = ended.stealMillis().get(cpu);
            if (before == null || after == null) {
                return OptionalLong.empty();
            }
            sum += after - before;
        }
        return OptionalLong.of(sum);
    }

    /** By how much the clock of the day was set during the slices, ms; below 0 when it was set back. */
    public long clockStepMillis() {
        return ended.wallMillis() - started.wallMillis() - TimeUnit.NANOSECONDS.toMillis(nanos());
    }

    /**
     * One reading of the kernel's counters. What this kernel does not tell is missing, and never 0.
     *
     * @param wallMillis the clock of the day, ms since 1970
     * @param monotonicNanos the clock that nobody sets, ns since any moment
     * @param stealMillis processor → time that the hypervisor gave to others while it was wanted, ms since boot
     * @param counts the value of each counter that could be read
     */
    public record KernelCounters(
            long wallMillis, long monotonicNanos, SortedMap<Integer, Long> stealMillis, Map<Counter, Long> counts) {}

    /** A counter or level of the kernel. Those of TCP are of this process's whole network namespace. */
    public enum Counter {
        /** Time in which at least one runnable thread of the machine waited for a processor, µs since boot. */
        CPU_PRESSURE_US,
        /** Periods in which a control group of this process, its own or one above, had used up its quota. */
        THROTTLED_PERIODS,
        /** How long its processors were kept from it for that, µs. */
        THROTTLED_US,
        /** Connections that found the queue of their listening socket full. */
        LISTEN_OVERFLOWS,
        /** Connections that a listening socket dropped for whatever reason, a full queue included. */
        LISTEN_DROPS,
        /** Segments that were sent again, probes for lost tails included. */
        RETRANSMITTED_SEGMENTS,
        /** Sockets that now linger in TIME_WAIT. */
        TIME_WAIT_SOCKETS,
        /** Completions that now wait outside of the completion queues of both ends' rings, because those were full. */
        RING_OVERFLOWS
    }
}
