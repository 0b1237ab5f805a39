package dev.loopbench.core.measurement;

import java.util.SortedSet;

/**
 * What the kernel charged all I/O threads of one end between the brackets of a slice, ramp and drain included.
 *
 * @param cpuNanos time on processors, ns
 * @param waitNanos time on run queues, ns
 * @param voluntarySwitches processor given up to wait
 * @param forcedSwitches processor taken away
 * @param cpus where the threads that ran were seen at the slice's end
 */
public record EndUsage(
        long cpuNanos, long waitNanos, long voluntarySwitches, long forcedSwitches, SortedSet<Integer> cpus) {}
