package dev.loopbench.core.record;

import java.util.SortedMap;

/**
 * An I/O thread and where it ran.
 *
 * @param seen processor → how many slices ended with the thread on it; those in which it never ran do not count
 */
public record ThreadRecord(String name, int tid, SortedMap<Integer, Integer> seen) {}
