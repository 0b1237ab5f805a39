package dev.loopbench.results.export;

import dev.loopbench.results.files.RunDirectory;
import dev.loopbench.results.store.PercentileReader;
import dev.loopbench.results.store.RecordedRun;
import dev.loopbench.results.store.RecordedRun.RecordedFork;
import dev.loopbench.results.store.RecordedRun.RecordedPanel;
import dev.loopbench.results.store.StoredRun.StoredCell;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/**
 * The percentiles of each cell, all its forks together, as HdrHistogram prints them and its plotter reads them: a file for each
 * cell, values in µs, which the name of the file says.
 */
final class PercentileExport {

    private static final int TICKS_PER_HALF_DISTANCE = 5;
    private static final double NANOS_PER_MICRO = 1e3;

    private PercentileExport() {}

    /** By the names of their files; empty where a run kept no histograms. */
    static Map<String, String> of(RunDirectory directory) throws IOException {
        RecordedRun run = RecordedRun.read(directory);
        PercentileReader reader = new PercentileReader(directory);
        Map<String, String> files = new LinkedHashMap<>();
        for (RecordedPanel panel : run.panels()) {
            for (StoredCell cell : panel.cells()) {
                Optional<String> text = percentiles(run, cell, reader);
                if (text.isPresent()) {
                    files.put(cell.id() + ".us.hgrm", text.get());
                }
            }
        }
        return files;
    }

    private static Optional<String> percentiles(RecordedRun run, StoredCell cell, PercentileReader reader)
            throws IOException {
        Histogram all = new Histogram(4);
        for (RecordedFork fork : run.forks()) {
            if (fork.cell().equals(cell.id()) && fork.failure() == null) {
                reader.merged(fork).ifPresent(all::add);
            }
        }
        if (all.getTotalCount() == 0) {
            return Optional.empty();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        all.outputPercentileDistribution(
                new PrintStream(bytes, true, StandardCharsets.US_ASCII), TICKS_PER_HALF_DISTANCE, NANOS_PER_MICRO);
        return Optional.of(bytes.toString(StandardCharsets.US_ASCII));
    }
}
