package dev.loopbench.core.measurement;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;
import org.jspecify.annotations.Nullable;

/**
 * The round trips of a fork's turns as the fork has kept them. It leaves them as they are, and the driver makes the log of them: to
 * count, to compress and to write text is slow in a JVM that has never done so (docs/evidence, "A run in turns").
 *
 * @param startedAtMillis when the fork's first slice began, ms since 1970
 * @param digits significant digits of the histograms
 * @param turns in order
 */
record TurnTimes(long startedAtMillis, int digits, List<Turn> turns) {

    /**
     * The times of one turn.
     *
     * @param start when its slice began, s since the fork's first slice
     * @param end when it ended, likewise
     * @param series its round trips, then the times in addition to them
     */
    record Turn(double start, double end, List<Times> series) {}

    /**
     * The times of one series, either noted one by one or counted.
     *
     * @param tag of the series; absent for the round trips
     * @param counted a histogram in its encoded form; empty where they were noted
     * @param noted all of them, ns; empty where they were counted
     */
    @SuppressWarnings("ArrayRecordComponent") // not compared with anything
    record Times(@Nullable String tag, byte[] counted, long[] noted) {

        private static final byte[] NOT_COUNTED = {};
        private static final long[] NOT_NOTED = {};

        /** Round trips that were noted, ns. */
        static Times noted(long[] inOrder) {
            return new Times(null, NOT_COUNTED, inOrder);
        }

        /** Times that were counted, as {@link Histogram#encodeIntoByteBuffer} encodes them. */
        static Times counted(@Nullable String tag, byte[] encoded) {
            return new Times(tag, encoded, NOT_NOTED);
        }
    }

    /** Writes them in a form for {@link #readFrom} alone. */
    void writeTo(DataOutputStream out) throws IOException {
        out.writeLong(startedAtMillis);
        out.writeInt(digits);
        out.writeInt(turns.size());
        for (Turn turn : turns) {
            out.writeDouble(turn.start());
            out.writeDouble(turn.end());
            out.writeInt(turn.series().size());
            for (Times times : turn.series()) {
                write(times, out);
            }
        }
    }

    private static void write(Times times, DataOutputStream out) throws IOException {
        out.writeBoolean(times.tag() != null);
        if (times.tag() != null) {
            out.writeUTF(times.tag());
        }
        out.writeInt(times.counted().length);
        out.write(times.counted());
        out.writeInt(times.noted().length);
        for (long nanos : times.noted()) {
            out.writeLong(nanos);
        }
    }

    /** @throws IOException when it is not what {@link #writeTo} has written as a whole */
    static TurnTimes readFrom(DataInputStream in) throws IOException {
        long startedAtMillis = in.readLong();
        int digits = in.readInt();
        int count = in.readInt();
        List<Turn> turns = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double start = in.readDouble();
            double end = in.readDouble();
            int series = in.readInt();
            List<Times> all = new ArrayList<>();
            for (int j = 0; j < series; j++) {
                all.add(read(in));
            }
            turns.add(new Turn(start, end, all));
        }
        return new TurnTimes(startedAtMillis, digits, turns);
    }

    private static Times read(DataInputStream in) throws IOException {
        String tag = in.readBoolean() ? in.readUTF() : null;
        byte[] counted = in.readNBytes(in.readInt());
        long[] noted = new long[in.readInt()];
        for (int i = 0; i < noted.length; i++) {
            noted[i] = in.readLong();
        }
        return new Times(tag, counted, noted);
    }

    /**
     * Writes the intervals of every turn: its round trips, then under their tags the times in addition to them. Times are
     * seconds since the fork's first slice, values and maxima ns.
     *
     * @throws DataFormatException when a histogram is not one
     */
    void writeLog(HistogramLogWriter log) throws DataFormatException {
        log.outputComment("[Loopbench: one interval a turn, and one for each of its tags; values and maxima in ns]");
        log.outputLogFormatVersion();
        log.outputStartTime(startedAtMillis);
        log.setBaseTime(startedAtMillis);
        log.outputLegend();
        Histogram scratch = new Histogram(digits);
        for (Turn turn : turns) {
            for (Times times : turn.series()) {
                Histogram histogram = compact(histogram(times, scratch));
                histogram.setTag(times.tag());
                log.outputIntervalHistogram(turn.start(), turn.end(), histogram, 1);
            }
        }
    }

    private static Histogram histogram(Times times, Histogram scratch) throws DataFormatException {
        if (times.noted().length == 0) {
            return Histogram.decodeFromByteBuffer(ByteBuffer.wrap(times.counted()), 1);
        }
        scratch.reset();
        for (long nanos : times.noted()) {
            scratch.recordValue(nanos);
        }
        return scratch;
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
