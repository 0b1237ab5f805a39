package dev.loopbench.results.table;

import dev.loopbench.results.figures.Metric;
import dev.loopbench.results.figures.SystemTime;
import dev.loopbench.results.figures.SystemTimes;
import dev.loopbench.results.statistics.Estimate;
import dev.loopbench.results.store.Summary.CellSummary;
import dev.loopbench.results.text.AlignedTable;
import dev.loopbench.results.text.Lines;
import dev.loopbench.results.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The costs of a round trip of each cell at both ends: the CPU time that the kernel charges, and further costs. */
public final class CostTable {

    private static final List<String> CHARGED =
            List.of("a round trip costs", "CPU µs", "±", "client µs", "server µs", "switches", "client", "server");
    private static final String CHARGED_MEANING =
            "processor time of the I/O threads over all steady slices, quiet or not; switches as the thread gave the"
                    + " processor up + lost it. Loopback's receive path runs inside of the sender's write, and is charged to"
                    + " the sender. An end that never waits costs all of its processor: no time is given.";

    private static final List<String> FURTHER =
            List.of("and in addition", "bytes", "client", "server", "in kernel", "reads", "writes", "GC ns", "JIT ns");
    private static final String FURTHER_MEANING =
            "bytes that the I/O threads allocate, as the JVM counts them. In kernel: the share of the processor time,"
                    + " sampled by the kernel's timer, all forks together, ± what sampling leaves open. Calls of read and"
                    + " write, both ends: all that the kernel counts for an unprivileged process, hence no recv, send, epoll_wait,"
                    + " futex or io_uring_enter. GC and JIT: processor time of the JVMs' own collecting and compiling threads,"
                    + " both ends, not in CPU µs.";
    private static final String NONE = "-";

    private final List<List<String>> charged;
    private final List<List<String>> further;

    /** @param measured the cells that have figures */
    public CostTable(List<CellSummary> measured, Primary primary) {
        List<CellSummary> cells = measured.stream()
                .filter(cell -> cell.metric(Metric.SWITCHES) != null)
                .sorted(primary.bestFirst())
                .toList();
        charged = table(CHARGED, cells, CostTable::charged);
        further = table(FURTHER, cells, CostTable::further);
    }

    private static List<List<String>> table(
            List<String> titles, List<CellSummary> cells, Function<CellSummary, List<String>> line) {
        List<List<String>> lines = new ArrayList<>(List.of(titles));
        cells.forEach(cell -> lines.add(line.apply(cell)));
        return AlignedTable.withoutEmptyColumns(lines);
    }

    /** Prints it; nothing where no cell has costs. */
    public void print(Lines lines) {
        print(charged, CHARGED_MEANING, lines);
        print(further, FURTHER_MEANING, lines);
    }

    private static void print(List<List<String>> table, String meaning, Lines lines) {
        if (table.size() > 1) {
            lines.add("");
            AlignedTable.ofFigures(table).print(lines);
            lines.paragraph("  ", meaning);
        }
    }

    private static List<String> charged(CellSummary cell) {
        Estimate cpu = cell.metric(Metric.CPU_US);
        Double halfWidth = cpu == null ? null : cpu.relativeHalfWidth();
        return List.of(
                cell.label(),
                micros(cell, Metric.CPU_US),
                halfWidth == null ? "" : Numbers.fineShare(halfWidth),
                micros(cell, Metric.CLIENT_CPU_US),
                micros(cell, Metric.SERVER_CPU_US),
                decimals(cell, Metric.SWITCHES, 2, ""),
                decimals(cell, Metric.CLIENT_VOLUNTARY_SWITCHES, 2, "") + " + "
                        + decimals(cell, Metric.CLIENT_FORCED_SWITCHES, 2, ""),
                decimals(cell, Metric.SERVER_VOLUNTARY_SWITCHES, 2, "") + " + "
                        + decimals(cell, Metric.SERVER_FORCED_SWITCHES, 2, ""));
    }

    private static List<String> further(CellSummary cell) {
        return List.of(
                cell.label(),
                decimals(cell, Metric.ALLOCATED_BYTES, 1, NONE),
                decimals(cell, Metric.CLIENT_ALLOCATED_BYTES, 1, NONE),
                decimals(cell, Metric.SERVER_ALLOCATED_BYTES, 1, NONE),
                inKernel(cell.details().systemTime()),
                decimals(cell, Metric.READ_CALLS, 2, NONE),
                decimals(cell, Metric.WRITE_CALLS, 2, NONE),
                decimals(cell, Metric.COLLECTOR_NS, 0, NONE),
                decimals(cell, Metric.COMPILER_NS, 0, NONE));
    }

    private static String inKernel(@Nullable SystemTimes times) {
        if (times == null) {
            return NONE;
        }
        SystemTime both = times.both();
        return Numbers.share(both.share()) + " ± " + Numbers.share(both.error());
    }

    private static String micros(CellSummary cell, Metric metric) {
        Estimate estimate = cell.metric(metric);
        return estimate == null ? "" : Numbers.plain(estimate.value());
    }

    private static String decimals(CellSummary cell, Metric metric, int decimals, String otherwise) {
        Estimate estimate = cell.metric(metric);
        return estimate == null ? otherwise : String.format(Locale.ROOT, "%." + decimals + "f", estimate.value());
    }
}
