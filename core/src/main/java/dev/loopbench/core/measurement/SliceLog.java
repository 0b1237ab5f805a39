package dev.loopbench.core.measurement;

import dev.loopbench.core.load.Series;
import dev.loopbench.core.measurement.TurnTimes.Times;
import dev.loopbench.core.measurement.TurnTimes.Turn;
import dev.loopbench.core.record.SliceRecord;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the round trips of every turn, as they were noted or as a histogram in its encoded form, a few kilobytes each, until the
 * fork is over; compressing and writing text would disturb the slices.
 */
final class SliceLog {

    private static final double NANOS_PER_SECOND = 1e9;

    private final ByteBuffer scratch;
    private final int digits;
    private final List<Turn> turns = new ArrayList<>();
    private final List<RawSlice> slices = new ArrayList<>();

    /** @param geometry an empty histogram like those to come */
    SliceLog(Histogram geometry) {
        scratch = ByteBuffer.allocate(geometry.getNeededByteBufferCapacity());
        digits = geometry.getNumberOfSignificantValueDigits();
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
            double start = slice.atNanos() / NANOS_PER_SECOND;
            double end = start + slice.elapsedNanos() / NANOS_PER_SECOND;
            turns.add(new Turn(start, end, times(slice.timings(), roundTrips, secondary)));
        }
    }

    private List<Times> times(SliceTimings timings, Histogram roundTrips, Map<Series, Histogram> secondary) {
        List<Times> times = new ArrayList<>();
        times.add(timings.areNoted() ? Times.noted(timings.inOrder()) : counted(null, roundTrips));
        secondary.forEach((series, counted) -> times.add(counted(series.tag(), counted)));
        return times;
    }

    private Times counted(@Nullable String tag, Histogram histogram) {
        scratch.clear();
        histogram.encodeIntoByteBuffer(scratch);
        byte[] bytes = new byte[scratch.flip().remaining()];
        scratch.get(bytes);
        return Times.counted(tag, bytes);
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
     * The times of all turns.
     *
     * @param startedAtMillis when the first slice began, ms since 1970
     */
    TurnTimes times(long startedAtMillis) {
        return new TurnTimes(startedAtMillis, digits, turns);
    }
}
