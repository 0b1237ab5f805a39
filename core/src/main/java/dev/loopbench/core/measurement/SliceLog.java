package dev.loopbench.core.measurement;

import dev.loopbench.core.load.Series;
import dev.loopbench.core.record.SliceRecord;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the round trips of every turn, as they were noted or as a histogram in its encoded form, a few kilobytes each, until the
 * fork is over; compressing and writing text would disturb the slices.
 */
final class SliceLog {

    private static final double NANOS_PER_SECOND = 1e9;

    private static final byte[] NONE = {};
    private static final long[] NO_NOTES = {};

    private final ByteBuffer scratch;
    private final Histogram counted;
    private final List<List<Encoded>> encoded = new ArrayList<>();
    private final List<RawSlice> slices = new ArrayList<>();

    /** @param tag absent for the round trips */
    @SuppressWarnings("ArrayRecordComponent") // not compared with anything
    private record Encoded(@Nullable String tag, byte[] bytes, long[] noted) {}

    /** @param geometry an empty histogram like those to come */
    SliceLog(Histogram geometry) {
        scratch = ByteBuffer.allocate(geometry.getNeededByteBufferCapacity());
        counted = new Histogram(geometry.getNumberOfSignificantValueDigits());
    }

    /**
     * Takes in a slice.
     *
     * @param roundTrips its round trips, counted; not looked at where they are noted
     * @param secondary further times, by series
     */
    void add(RawSlice slice, Histogram roundTrips, Map<Series, Histogram> secondary) {
        slices.add(slice);
        if (slice.isTurn()) {
            addHistograms(slice.timings(), roundTrips, secondary);
        }
    }

    private void addHistograms(SliceTimings timings, Histogram roundTrips, Map<Series, Histogram> secondary) {
        List<Encoded> histograms = new ArrayList<>();
        histograms.add(
                timings.areNoted()
                        ? new Encoded(null, NONE, timings.inOrder())
                        : new Encoded(null, encode(roundTrips), NO_NOTES));
        secondary.forEach((series, times) -> histograms.add(new Encoded(series.tag(), encode(times), NO_NOTES)));
        encoded.add(histograms);
    }

    private byte[] encode(Histogram histogram) {
        scratch.clear();
        histogram.encodeIntoByteBuffer(scratch);
        byte[] bytes = new byte[scratch.flip().remaining()];
        scratch.get(bytes);
        return bytes;
    }

    /** How many there are. */
    int size() {
        return slices.size();
    }

    /**
     * Computes the records of all slices, in order.
     *
     * @param lap round trips from one probe pair inside of a slice to the next
     */
    List<SliceRecord> records(int lap) {
        return slices.stream().map(slice -> slice.record(lap)).toList();
    }

    /**
     * Writes the intervals of every turn: its round trips, then under their tags the times in addition to them. Times are
     * seconds since the fork's first slice, values and maxima ns.
     */
    void write(HistogramLogWriter log, long startedAtMillis) throws DataFormatException {
        log.outputComment("[Loopbench: one interval a turn, and one for each of its tags; values and maxima in ns]");
        log.outputLogFormatVersion();
        log.outputStartTime(startedAtMillis);
        log.setBaseTime(startedAtMillis);
        log.outputLegend();
        List<RawSlice> turns = slices.stream().filter(RawSlice::isTurn).toList();
        for (int i = 0; i < encoded.size(); i++) {
            RawSlice slice = turns.get(i);
            double start = slice.atNanos() / NANOS_PER_SECOND;
            double end = start + slice.elapsedNanos() / NANOS_PER_SECOND;
            for (Encoded interval : encoded.get(i)) {
                Histogram times = compact(decode(interval));
                times.setTag(interval.tag());
                log.outputIntervalHistogram(start, end, times, 1);
            }
        }
    }

    private Histogram decode(Encoded interval) {
        if (interval.noted().length == 0) {
            return Histogram.decodeFromByteBuffer(ByteBuffer.wrap(interval.bytes()), 1);
        }
        counted.reset();
        for (long nanos : interval.noted()) {
            counted.recordValue(nanos);
        }
        return counted;
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
