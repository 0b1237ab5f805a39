package dev.loopbench.results.gates;

import dev.loopbench.core.record.EndRecord;
import dev.loopbench.core.record.EndRecord.ThreadRecord;
import dev.loopbench.results.gates.Gate.Flag;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Whether the threads of an end ran where they were bound to; those that were not bound may run anywhere. */
final class MigrationGate {

    private MigrationGate() {}

    static List<Flag> flags(EndRecord end) {
        return end.cpus().isEmpty()
                ? List.of()
                : end.threads().stream()
                        .flatMap(thread -> flag(thread, end.cpus()))
                        .toList();
    }

    private static Stream<Flag> flag(ThreadRecord thread, SortedSet<Integer> bound) {
        SortedSet<Integer> elsewhere = new TreeSet<>(thread.seen().keySet());
        elsewhere.removeAll(bound);
        return elsewhere.isEmpty()
                ? Stream.empty()
                : Stream.of(Flag.of(
                        Gate.MIGRATION,
                        "thread " + thread.name() + ", bound to processors " + bound + ", was on " + elsewhere));
    }
}
