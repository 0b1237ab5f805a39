package dev.loopbench.core.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.core.load.ClientLoad.SliceCount;
import dev.loopbench.core.load.RoundTripRecorder;
import dev.loopbench.core.load.Series;
import dev.loopbench.core.record.EndUsage;
import dev.loopbench.core.record.Probed.ProbeTimes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.HdrHistogram.HistogramLogWriter;
import org.junit.jupiter.api.Test;

class SliceLogTest {

    private static final long STARTED_AT_MILLIS = 1_795_356_185_000L;

    @Test
    void everySliceIsAnIntervalWithAllOfItsValues() throws IOException, DataFormatException {
        Histogram roundTrips = RoundTripRecorder.empty(1);
        SliceLog log = new SliceLog(roundTrips);
        roundTrips.recordValue(14_081);
        roundTrips.recordValue(73_000_000);
        log.add(slice(0, SliceTimings.of(roundTrips)), roundTrips, Map.of());
        Histogram first = roundTrips.copy();
        roundTrips.reset();
        roundTrips.recordValue(1);
        log.add(slice(20_000_000, SliceTimings.of(roundTrips)), roundTrips, Map.of());

        HistogramLogReader reader = reader(log);
        Histogram readFirst = (Histogram) reader.nextIntervalHistogram();
        Histogram readSecond = (Histogram) reader.nextIntervalHistogram();

        assertThat(readFirst).isEqualTo(first);
        assertThat(readFirst.getStartTimeStamp()).isEqualTo(STARTED_AT_MILLIS);
        assertThat(readFirst.getEndTimeStamp()).isEqualTo(STARTED_AT_MILLIS + 15);
        assertThat(readSecond).isEqualTo(roundTrips);
        assertThat(readSecond.getStartTimeStamp()).isEqualTo(STARTED_AT_MILLIS + 20);
        assertThat(reader.hasNext()).isFalse();
    }

    @Test
    void everyNumberOfTheLogIsInTheUnitThatItsHeaderNames() throws IOException, DataFormatException {
        Histogram roundTrips = RoundTripRecorder.empty(1);
        SliceLog log = new SliceLog(roundTrips);
        roundTrips.recordValue(14_081);
        log.add(slice(0, SliceTimings.of(roundTrips)), roundTrips, Map.of());

        List<String> lines = text(log).lines().toList();

        assertThat(lines.get(0)).endsWith("values and maxima in ns]");
        assertThat(lines.get(lines.size() - 1).split(",", -1)[2]).isEqualTo("14081.000");
    }

    @Test
    void whatWasNotedIsCountedInTheEnd() throws IOException, DataFormatException {
        Histogram expected = RoundTripRecorder.empty(1);
        SliceLog log = new SliceLog(expected);
        for (long nanos : new long[] {14_081, 13_900, 73_000_000}) {
            expected.recordValue(nanos);
        }
        SliceTimings noted = SliceTimings.of(new long[] {14_081, 13_900, 73_000_000});
        log.add(slice(0, noted), RoundTripRecorder.empty(1), Map.of());
        log.add(slice(20_000_000, SliceTimings.of(new long[] {1})), RoundTripRecorder.empty(1), Map.of());

        HistogramLogReader reader = reader(log);

        assertThat(reader.nextIntervalHistogram()).isEqualTo(expected);
        assertThat(((Histogram) reader.nextIntervalHistogram()).getTotalCount()).isOne();
        assertThat(noted.p50Nanos()).isEqualTo(14_081);
    }

    @Test
    void theHistogramsHaveNoEmptyRoom() throws IOException, DataFormatException {
        Histogram roundTrips = RoundTripRecorder.empty(1);
        SliceLog log = new SliceLog(roundTrips);
        roundTrips.recordValue(14_081);
        log.add(slice(0, SliceTimings.of(roundTrips)), roundTrips, Map.of());

        Histogram read = (Histogram) reader(log).nextIntervalHistogram();

        assertThat(read.getEstimatedFootprintInBytes()).isLessThan(roundTrips.getEstimatedFootprintInBytes() / 5);
    }

    @Test
    void whatWasTimedBesideTheRoundTripsFollowsThemUnderItsTag() throws IOException, DataFormatException {
        Histogram roundTrips = RoundTripRecorder.empty(1);
        Histogram responses = RoundTripRecorder.empty(1);
        SliceLog log = new SliceLog(roundTrips);
        roundTrips.recordValue(14_081);
        responses.recordValue(200_000_000);
        log.add(slice(0, SliceTimings.of(roundTrips)), roundTrips, Map.of(Series.RESPONSE, responses));

        HistogramLogReader reader = reader(log);
        Histogram first = (Histogram) reader.nextIntervalHistogram();
        Histogram second = (Histogram) reader.nextIntervalHistogram();

        assertThat(first.getTag()).isNull();
        assertThat(first).isEqualTo(roundTrips);
        assertThat(second.getTag()).isEqualTo("response");
        assertThat(second).isEqualTo(responses);
        assertThat(second.getStartTimeStamp()).isEqualTo(first.getStartTimeStamp());
        assertThat(reader.hasNext()).isFalse();
    }

    private static HistogramLogReader reader(SliceLog log) throws IOException, DataFormatException {
        return new HistogramLogReader(new ByteArrayInputStream(text(log).getBytes(StandardCharsets.US_ASCII)));
    }

    private static String text(SliceLog log) throws IOException, DataFormatException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.US_ASCII)) {
            asRead(log.times(STARTED_AT_MILLIS)).writeLog(new HistogramLogWriter(out));
        }
        return bytes.toString(StandardCharsets.US_ASCII);
    }

    /** The fork writes them, the driver reads them. */
    private static TurnTimes asRead(TurnTimes times) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        times.writeTo(new DataOutputStream(bytes));
        return TurnTimes.readFrom(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }

    private static RawSlice slice(long atNanos, SliceTimings timings) {
        EndUsage usage = new EndUsage(0, 0, 0, 0, 0, 0, null, new TreeSet<>());
        ProbeTimes witness = new ProbeTimes(1, 0, 0);
        SliceCount counted = new SliceCount(2, 14_000_000, List.of());
        return new RawSlice(atNanos, counted, 15_000_000, timings, witness, witness, usage, usage, 1);
    }
}
