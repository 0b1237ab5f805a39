package dev.loopbench.results.simulated;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loopbench.core.kernel.KernelReadings;
import dev.loopbench.core.measurement.ForkFiles;
import dev.loopbench.core.record.EndRecord;
import dev.loopbench.core.record.EndRecord.ThreadRecord;
import dev.loopbench.core.record.ForkRecord;
import dev.loopbench.core.record.ForkRecord.JvmReading;
import dev.loopbench.core.record.JvmUsage;
import dev.loopbench.core.server.JvmFacts;
import dev.loopbench.core.session.ConnectionUse;
import dev.loopbench.results.analysis.ForkEntry;
import dev.loopbench.results.analysis.ForkEntry.JmhScore;
import dev.loopbench.results.files.RunDirectory;
import dev.loopbench.results.plan.Cell;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/** A fork of slices of our choice, which leaves the files of a real one. */
public record SimulatedFork(Cell cell, int block, List<SimulatedSlice> slices, KernelReadings kernel) {

    /** When every simulated fork begins, ms since 1970. */
    public static final long START = 1_795_356_185_000L;

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Lines of a log without their start, each by what was recorded: most slices are alike, and to encode one takes a while. */
    private static final Map<Recorded, String> ENCODED = new ConcurrentHashMap<>();

    /** @param phase of a cycle; empty for the round trips themselves */
    private record Recorded(String phase, long nanos, long count) {}

    /** Quiet slices, one every 20 ms, each changed as we like. */
    public static SimulatedFork of(Cell cell, int block, int slices, UnaryOperator<SimulatedSlice> change) {
        List<SimulatedSlice> all = new ArrayList<>();
        for (int i = 0; i < slices; i++) {
            all.add(change.apply(SimulatedSlice.quiet(i * SimulatedSlice.APART)));
        }
        return new SimulatedFork(cell, block, all, SimulatedKernel.undisturbed().readings());
    }

    /** The same fork while the kernel counted that. */
    public SimulatedFork during(SimulatedKernel counted) {
        return new SimulatedFork(cell, block, slices, counted.readings());
    }

    public ForkRecord record() {
        return new ForkRecord(
                cell.spec(),
                START,
                end(cell.client()),
                end(cell.transport()),
                kernel,
                cell.isFloor() ? List.of() : List.of(reading(0), reading(slices.size() / 4), reading(slices.size())),
                slices.stream().map(SimulatedSlice::record).toList(),
                null);
    }

    /** Each slice has the client allocate 1 kB and the server 2 kB; collecting takes 3 µs of one, compiling 4 of the other. */
    private static JvmReading reading(int slices) {
        return new JvmReading(
                slices,
                new JvmUsage(1_000L * slices, 3_000L * slices, 0),
                new JvmUsage(2_000L * slices, 0, 4_000L * slices));
    }

    private EndRecord end(String transport) {
        JvmFacts jvm = new JvmFacts(
                4711,
                cell.conditions().jdk(),
                "OpenJDK 64-Bit Server VM, Some Vendor",
                "/opt/jdk",
                List.of("G1 Young Generation"),
                256L << 20,
                List.of("-Xmx256m"));
        SortedMap<Integer, Integer> seen = new TreeMap<>(Map.of(1, slices.size()));
        return new EndRecord(
                transport,
                transport + " itself",
                Map.of("TCP_NODELAY", "true"),
                Map.of(),
                jvm,
                new TreeSet<>(List.of(1)),
                List.of(new ThreadRecord("io-1", 4712, seen)));
    }

    /** The entry alone, without files. */
    public ForkEntry entry(int order) {
        String benchmark = "dev.loopbench.some." + cell.workload().benchmarkClass() + "."
                + cell.workload().benchmarkMethod();
        return new ForkEntry(cell, block, order, benchmark, record(), Optional.of(new JmhScore(15.5, "us/op", "avgt")));
    }

    /** What each cycle takes by its parts, ns; none where connections are kept. */
    private Map<String, Long> phases() {
        return cell.workload().use() == ConnectionUse.KEPT
                ? Map.of()
                : new TreeMap<>(Map.of("connect", 20_000L, "exchange", 30_000L, "close", 9_000L));
    }

    /** The line of a slice in a log, from the comma after its start on. */
    private static String encoded(SimulatedSlice slice) {
        return ENCODED.computeIfAbsent(
                new Recorded("", slice.roundTripNanos(), slice.count()), recorded -> afterStart(slice.histogram()));
    }

    /** The same of a phase, which takes the same time in all cycles of a slice. */
    private static String encoded(String phase, long nanos, SimulatedSlice slice) {
        return ENCODED.computeIfAbsent(
                new Recorded(phase, nanos, slice.histogram().getTotalCount()), recorded -> {
                    Histogram times = new Histogram(4);
                    times.recordValueWithCount(recorded.nanos(), recorded.count());
                    return afterStart(times);
                });
    }

    /** A line of a log from the comma after the start on. */
    private static String afterStart(Histogram histogram) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new HistogramLogWriter(new PrintStream(bytes, true, StandardCharsets.US_ASCII))
                .outputIntervalHistogram(0, SimulatedSlice.APART / 1e9, histogram, 1e3);
        String line = bytes.toString(StandardCharsets.US_ASCII);
        return line.substring(line.indexOf(',') + 1);
    }

    /** Leaves its files. */
    public ForkEntry writeTo(RunDirectory directory, int order) throws IOException {
        ForkEntry entry = entry(order);
        ForkFiles files = directory.fork(entry.name());
        try (PrintStream out = new PrintStream(files.histograms().toFile(), StandardCharsets.US_ASCII)) {
            HistogramLogWriter log = new HistogramLogWriter(out);
            log.outputLogFormatVersion();
            log.setBaseTime(START);
            log.outputLegend();
            for (SimulatedSlice slice : slices) {
                if (!slice.isTurn()) {
                    continue;
                }
                double start = slice.atNanos() / 1e9;
                out.printf(Locale.ROOT, "%.3f,%s", start, encoded(slice));
                for (Map.Entry<String, Long> phase : phases().entrySet()) {
                    String times = encoded(phase.getKey(), phase.getValue(), slice);
                    out.printf(Locale.ROOT, "Tag=%s,%.3f,%s", phase.getKey(), start, times);
                }
            }
        }
        MAPPER.writeValue(files.record().toFile(), entry.record());
        return entry;
    }
}
