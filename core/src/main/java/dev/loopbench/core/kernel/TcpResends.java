package dev.loopbench.core.kernel;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** TCP's counters of retransmissions and probes in this network namespace. Reading them takes about 0.1 ms, so read them between slices. */
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
        Map<Counter, Long> counts = new EnumMap<>(Counter.class);
        TcpCounters.column(counts, Counter.RETRANSMITTED_SEGMENTS, files.lines("proc/net/snmp"), "Tcp:", "RetransSegs");
        long sum = counts.getOrDefault(Counter.RETRANSMITTED_SEGMENTS, 0L);
        counts.clear();
        List<String> netstat = files.lines("proc/net/netstat");
        for (String name : EXTENDED) {
            TcpCounters.column(counts, Counter.RETRANSMITTED_SEGMENTS, netstat, "TcpExt:", name);
            sum += counts.getOrDefault(Counter.RETRANSMITTED_SEGMENTS, 0L);
            counts.clear();
        }
        return sum;
    }
}
