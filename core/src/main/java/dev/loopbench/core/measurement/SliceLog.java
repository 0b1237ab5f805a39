package dev.loopbench.core.measurement;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * Keeps the histogram of every slice in its encoded form, a few kilobytes each, until the fork is over; compressing
 * and writing text would disturb the slices.
 */
final class SliceLog {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MICRO = 1e3;

    private final ByteBuffer scratch;
    private final List<byte[]> encoded = new ArrayList<>();
    private final List<SliceRecord> slices = new ArrayList<>();

    /** @param geometry an empty histogram like those to come */
    SliceLog(Histogram geometry) {
        scratch = ByteBuffer.allocate(geometry.getNeededByteBufferCapacity());
    }

    void add(SliceRecord slice, Histogram roundTrips) {
        scratch.clear();
        roundTrips.encodeIntoByteBuffer(scratch);
        byte[] bytes = new byte[scratch.flip().remaining()];
        scratch.get(bytes);
        encoded.add(bytes);
        slices.add(slice);
    }

    List<SliceRecord> slices() {
        return slices;
    }

    /** Writes one interval a slice; times are seconds since the fork's first slice, values ns, maxima in µs. */
    void write(HistogramLogWriter log, long startedAtMillis) throws DataFormatException {
        log.outputComment("[Loopbench: one interval a slice; values in ns]");
        log.outputLogFormatVersion();
        log.outputStartTime(startedAtMillis);
        log.setBaseTime(startedAtMillis);
        log.outputLegend();
        for (int i = 0; i < encoded.size(); i++) {
            Histogram roundTrips = compact(Histogram.decodeFromByteBuffer(ByteBuffer.wrap(encoded.get(i)), 1));
            SliceRecord slice = slices.get(i);
            double start = slice.atNanos() / NANOS_PER_SECOND;
            log.outputIntervalHistogram(
                    start, start + slice.elapsedNanos() / NANOS_PER_SECOND, roundTrips, NANOS_PER_MICRO);
        }
    }

    /** The same with no room above its maximum: a reader then needs a tenth of the memory and time. */
    private static Histogram compact(Histogram wide) {
        long highest = Math.max(2 * wide.getLowestDiscernibleValue(), wide.getMaxValue());
        Histogram compact =
                new Histogram(wide.getLowestDiscernibleValue(), highest, wide.getNumberOfSignificantValueDigits());
        compact.add(wide);
        return compact;
    }
}
