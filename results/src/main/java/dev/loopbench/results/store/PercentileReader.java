package dev.loopbench.results.store;

import dev.loopbench.results.files.LatencyLog;
import dev.loopbench.results.files.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Reads the histograms that forks left. Safe for use by several threads. */
public final class PercentileReader {

    private final RunDirectory directory;

    public PercentileReader(RunDirectory directory) {
        this.directory = directory;
    }

    /**
     * All steady slices of a fork, ns; empty where its histograms are not kept.
     *
     * @throws IOException when they cannot be read or do not fit the fork's slices, saying why in one line
     */
    public Optional<Histogram> merged(RecordedRun.RecordedFork fork) throws IOException {
        Path file = directory.fork(fork.name()).histograms();
        return Files.exists(file) ? Optional.ofNullable(merged(file, fork.slices())) : Optional.empty();
    }

    private static @Nullable Histogram merged(Path file, List<RecordedRun.RecordedSlice> slices) throws IOException {
        Histogram merged = null;
        try (LatencyLog log = new LatencyLog(file)) {
            // A fork keeps the histograms of its turns alone, and these are its steady slices.
            for (long turns = slices.stream()
                            .filter(RecordedRun.RecordedSlice::steady)
                            .count();
                    turns > 0;
                    turns--) {
                if (!log.hasNext()) {
                    throw new IOException(file.getFileName() + " has fewer histograms than its fork has turns");
                }
                merged = add(merged, log.next().roundTrips());
            }
            if (log.hasNext()) {
                throw new IOException(file.getFileName() + " has more histograms than its fork has turns");
            }
        } catch (IllegalArgumentException e) {
            throw new IOException(file.getFileName() + " cannot be read: " + e.getMessage(), e);
        }
        return merged;
    }

    private static Histogram add(@Nullable Histogram merged, Histogram slice) {
        if (merged == null) {
            slice.setAutoResize(true);
            return slice;
        }
        merged.add(slice);
        return merged;
    }
}
