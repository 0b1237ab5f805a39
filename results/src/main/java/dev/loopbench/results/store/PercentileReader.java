package dev.loopbench.results.store;

import dev.loopbench.results.statistics.Quantiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Reads percentiles of whole forks from the histograms that they left. Safe for use by several threads. */
public final class PercentileReader {

    private static final double NANOS_PER_MICRO = 1e3;

    private final RunDirectory directory;

    public PercentileReader(RunDirectory directory) {
        this.directory = directory;
    }

    /**
     * The percentiles of all steady slices of a fork, µs; as many as can be told, and none where its histograms are not kept.
     *
     * @param quantiles ascending, each above 0 and below 1
     * @throws IOException when the histograms cannot be read or do not fit the fork's slices, saying why in one line
     */
    public List<Double> micros(RecordedRun.RecordedFork fork, double... quantiles) throws IOException {
        Optional<Histogram> merged = merged(fork);
        List<Double> values = new ArrayList<>();
        for (double quantile : quantiles) {
            OptionalDouble nanos =
                    merged.map(all -> Quantiles.of(all, quantile)).orElseGet(OptionalDouble::empty);
            if (nanos.isEmpty()) {
                break;
            }
            values.add(nanos.getAsDouble() / NANOS_PER_MICRO);
        }
        return values;
    }

    /**
     * All steady slices of a fork, ns; empty where its histograms are not kept.
     *
     * @throws IOException likewise
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
