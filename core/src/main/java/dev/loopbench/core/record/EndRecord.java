package dev.loopbench.core.record;

import dev.loopbench.core.server.JvmFacts;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * One end of a fork.
 *
 * @param transport the transport's name, or the label of a floor
 * @param implementation what really moved the bytes
 * @param socketOptions in effect on its first connection
 * @param facts of the library behind the transport
 * @param jvm its process
 * @param cpus to which its I/O threads were pinned; empty when the scheduler decided
 * @param threads its I/O threads and where each was seen
 */
public record EndRecord(
        String transport,
        String implementation,
        Map<String, String> socketOptions,
        Map<String, String> facts,
        JvmFacts jvm,
        SortedSet<Integer> cpus,
        List<ThreadRecord> threads) {

    /**
     * An I/O thread and where it ran.
     *
     * @param seen processor → how many slices ended with the thread on it; those in which it never ran do not count
     */
    public record ThreadRecord(String name, int tid, SortedMap<Integer, Integer> seen) {}
}
