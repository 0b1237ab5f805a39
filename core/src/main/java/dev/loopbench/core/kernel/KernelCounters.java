package dev.loopbench.core.kernel;

import java.util.Map;
import java.util.SortedMap;

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
