package dev.loopbench.results.simulated;

import dev.loopbench.core.kernel.KernelReadings;
import dev.loopbench.core.kernel.KernelReadings.Counter;
import dev.loopbench.core.kernel.KernelReadings.KernelCounters;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the kernel counted during the 4 s of a fork on a machine of two processors.
 *
 * @param stolenMillis from processor 1, ms
 * @param stepMillis of the clock of the day, ms
 * @param growth of each counter that the kernel tells
 */
public record SimulatedKernel(long stolenMillis, long stepMillis, Map<Counter, Long> growth) {

    private static final long MILLIS = 4_000;
    private static final long BEFORE = 1_000;

    /** All counters stand still. */
    public static SimulatedKernel undisturbed() {
        Map<Counter, Long> growth = new EnumMap<>(Counter.class);
        for (Counter counter : Counter.values()) {
            growth.put(counter, 0L);
        }
        return new SimulatedKernel(0, 0, growth);
    }

    public SimulatedKernel stolen(long millis) {
        return new SimulatedKernel(millis, stepMillis, growth);
    }

    public SimulatedKernel clockStep(long millis) {
        return new SimulatedKernel(stolenMillis, millis, growth);
    }

    public SimulatedKernel grown(Counter counter, long by) {
        Map<Counter, Long> changed = new EnumMap<>(growth);
        changed.put(counter, by);
        return new SimulatedKernel(stolenMillis, stepMillis, changed);
    }

    /** A kernel that does not tell it. */
    public SimulatedKernel without(Counter counter) {
        Map<Counter, Long> changed = new EnumMap<>(growth);
        changed.remove(counter);
        return new SimulatedKernel(stolenMillis, stepMillis, changed);
    }

    public KernelReadings readings() {
        Map<Counter, Long> before = new EnumMap<>(Counter.class);
        Map<Counter, Long> after = new EnumMap<>(Counter.class);
        growth.forEach((counter, by) -> {
            before.put(counter, BEFORE);
            after.put(counter, BEFORE + by);
        });
        KernelCounters started =
                new KernelCounters(SimulatedFork.START, 0, new TreeMap<>(Map.of(0, BEFORE, 1, BEFORE)), before);
        KernelCounters ended = new KernelCounters(
                SimulatedFork.START + MILLIS + stepMillis,
                MILLIS * 1_000_000,
                new TreeMap<>(Map.of(0, BEFORE, 1, BEFORE + stolenMillis)),
                after);
        return new KernelReadings(started, started, ended);
    }
}
