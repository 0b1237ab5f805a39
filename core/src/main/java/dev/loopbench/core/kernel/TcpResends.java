package dev.loopbench.core.kernel;

import dev.loopbench.core.kernel.KernelReadings.Counter;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** TCP's counters of retransmissions, probes and delayed acknowledgements in this network namespace. Reading them takes about 0.1 ms, so read them between slices. */
public final class TcpResends {

    private static final List<String> EXTENDED = List.of("TCPTimeouts", "TCPLossProbes");

    private final KernelFiles files;

    /** @param root the directory that holds {@code proc} */
    TcpResends(Path root) {
        files = new KernelFiles(root);
    }

    /** Of the running kernel. */
    public static TcpResends ofThisMachine() {
        return new TcpResends(Path.of("/"));
    }

    /** Segments sent again, timeouts and probes for lost tails since the machine's start; 0 where the kernel does not tell. */
    public long count() {
        return read().values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * Acknowledgements that waited for data to go with until their timer, at least 40 ms, had run out; 0 where the kernel does not tell.
     * They delay a sender that waits for them, as Nagle's algorithm does.
     */
    public long delayedAcks() {
        Map<Counter, Long> counts = new EnumMap<>(Counter.class);
        TcpCounters.column(
                counts, Counter.RETRANSMITTED_SEGMENTS, files.lines("proc/net/netstat"), "TcpExt:", "DelayedACKs");
        return counts.getOrDefault(Counter.RETRANSMITTED_SEGMENTS, 0L);
    }

    /** Whether the kernel tells any of them. */
    public boolean isCounted() {
        return !read().isEmpty();
    }

    private Map<String, Long> read() {
        Map<String, Long> found = new HashMap<>();
        Map<Counter, Long> counts = new EnumMap<>(Counter.class);
        TcpCounters.column(counts, Counter.RETRANSMITTED_SEGMENTS, files.lines("proc/net/snmp"), "Tcp:", "RetransSegs");
        keep(found, "RetransSegs", counts);
        List<String> netstat = files.lines("proc/net/netstat");
        for (String name : EXTENDED) {
            TcpCounters.column(counts, Counter.RETRANSMITTED_SEGMENTS, netstat, "TcpExt:", name);
            keep(found, name, counts);
        }
        return found;
    }

    private static void keep(Map<String, Long> found, String name, Map<Counter, Long> counts) {
        Long count = counts.remove(Counter.RETRANSMITTED_SEGMENTS);
        if (count != null) {
            found.put(name, count);
        }
    }
}
