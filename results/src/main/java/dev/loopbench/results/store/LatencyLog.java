package dev.loopbench.results.store;

import java.io.Closeable;
import java.io.FileNotFoundException;
import java.nio.file.Path;
import java.util.Iterator;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;

/** The histograms of a fork's slices in their order, one at a time, since each takes megabytes. */
final class LatencyLog implements Iterator<Histogram>, Closeable {

    private final HistogramLogReader reader;

    LatencyLog(Path file) throws FileNotFoundException {
        reader = new HistogramLogReader(file.toFile());
    }

    @Override
    public boolean hasNext() {
        return reader.hasNext();
    }

    @Override
    public Histogram next() {
        EncodableHistogram next = reader.nextIntervalHistogram();
        if (next instanceof Histogram histogram) {
            return histogram;
        }
        throw new IllegalArgumentException("an interval is no histogram of whole numbers");
    }

    @Override
    public void close() {
        reader.close();
    }
}
