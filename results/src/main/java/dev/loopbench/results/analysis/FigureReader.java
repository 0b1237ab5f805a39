package dev.loopbench.results.analysis;

import dev.loopbench.results.figures.ForkFigures;
import dev.loopbench.results.figures.Metric;
import dev.loopbench.results.files.LatencyLog;
import dev.loopbench.results.files.RunDirectory;
import dev.loopbench.results.quiet.JudgedSlice;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the histograms of forks, and does not read them again while the judgement of their slices stands; so an
 * interrupted run has little left to do.
 */
public final class FigureReader {

    private final RunDirectory directory;
    private final Map<String, Read> byName = new HashMap<>();

    public FigureReader(RunDirectory directory) {
        this.directory = directory;
    }

    /** @param slices as they were judged then */
    private record Read(List<JudgedSlice> slices, ForkFigures figures) {}

    /**
     * The figures of a fork.
     *
     * @param slices as they are judged now
     * @throws IOException when its histograms cannot be read or do not fit its slices
     */
    public ForkFigures figures(ForkEntry fork, List<JudgedSlice> slices) throws IOException {
        Read read = byName.get(fork.name());
        if (read == null || !read.slices().equals(slices)) {
            read = new Read(slices, read(fork, slices));
            byName.put(fork.name(), read);
        }
        return read.figures();
    }

    private ForkFigures read(ForkEntry fork, List<JudgedSlice> slices) throws IOException {
        try (LatencyLog log = new LatencyLog(directory.fork(fork.name()).histograms())) {
            return ForkFigures.of(
                    fork.record(), slices, log, Metric.of(fork.cell().workload().primaryMetric()));
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
