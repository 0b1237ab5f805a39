package dev.loopbench.core.kernel;

import dev.loopbench.core.kernel.KernelReadings.Counter;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The counters of TCP in this process's network namespace. */
final class TcpCounters {

    private static final Pattern TIME_WAIT = Pattern.compile("TCP: .*\\btw (\\d+)\\b.*");

    private TcpCounters() {}

    static void addTo(Map<Counter, Long> counts, KernelFiles files) {
        List<String> extended = files.lines("proc/net/netstat");
        column(counts, Counter.LISTEN_OVERFLOWS, extended, "TcpExt:", "ListenOverflows");
        column(counts, Counter.LISTEN_DROPS, extended, "TcpExt:", "ListenDrops");
        column(counts, Counter.RETRANSMITTED_SEGMENTS, files.lines("proc/net/snmp"), "Tcp:", "RetransSegs");
        for (String line : files.lines("proc/net/sockstat")) {
            Matcher sockets = TIME_WAIT.matcher(line);
            if (sockets.matches()) {
                counts.put(Counter.TIME_WAIT_SOCKETS, Long.parseLong(sockets.group(1)));
            }
        }
    }

    /** A table is a line of names and a line of values, which begin with the same word. */
    static void column(Map<Counter, Long> counts, Counter counter, List<String> lines, String table, String name) {
        List<List<String>> rows = lines.stream()
                .map(line -> List.of(line.split(" ", -1)))
                .filter(row -> row.get(0).equals(table))
                .toList();
        if (rows.size() < 2) {
            return;
        }
        int at = rows.get(0).indexOf(name);
        if (at > 0 && at < rows.get(1).size()) {
            counts.put(counter, Long.parseLong(rows.get(1).get(at)));
        }
    }
}
