package dev.loopbench.results.files;

import dev.loopbench.core.load.Series;
import dev.loopbench.results.figures.ForkFigures.SliceTimes;
import java.io.Closeable;
import java.io.FileNotFoundException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.jspecify.annotations.Nullable;

/** Reads the times of a fork's slices in their order, one slice at a time, since each takes megabytes. */
public final class LatencyLog implements Iterator<SliceTimes>, Closeable {

    private final HistogramLogReader reader;

    /** Read already, since what follows a slice's round trips under tags is part of the slice. */
    private @Nullable Histogram ahead;

    public LatencyLog(Path file) throws FileNotFoundException {
        reader = new HistogramLogReader(file.toFile());
        ahead = read();
    }

    private @Nullable Histogram read() {
        if (!reader.hasNext()) {
            return null;
        }
        EncodableHistogram next = reader.nextIntervalHistogram();
        if (next instanceof Histogram histogram) {
            return histogram;
        }
        throw new IllegalArgumentException("an interval is no histogram of whole numbers");
    }

    @Override
    public boolean hasNext() {
        return ahead != null;
    }

    @Override
    public SliceTimes next() {
        Histogram roundTrips = ahead;
        if (roundTrips == null) {
            throw new NoSuchElementException();
        }
        if (roundTrips.getTag() != null) {
            throw new IllegalArgumentException("the tag " + roundTrips.getTag() + " follows no round trips");
        }
        Map<Series, Histogram> secondary = new EnumMap<>(Series.class);
        for (ahead = read(); ahead != null && ahead.getTag() != null; ahead = read()) {
            secondary.put(Series.of(ahead.getTag()), ahead);
        }
        return new SliceTimes(roundTrips, secondary);
    }

    @Override
    public void close() {
        reader.close();
    }
}
