package dev.loopbench.core.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.core.cause.LedgerSubject;
import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.kernel.KernelReadings;
import dev.loopbench.core.kernel.KernelReadings.Counter;
import dev.loopbench.core.kernel.KernelReadings.KernelCounters;
import dev.loopbench.core.ledger.Ledger;
import dev.loopbench.core.measurement.TurnTimes.Times;
import dev.loopbench.core.measurement.TurnTimes.Turn;
import dev.loopbench.core.pause.Pause;
import dev.loopbench.core.pause.PauseKind;
import dev.loopbench.core.pause.PausedEnd;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.record.Failure;
import dev.loopbench.core.record.ForkRecord;
import dev.loopbench.core.record.ForkRecord.JvmReading;
import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.core.record.JvmUsage;
import dev.loopbench.core.record.ServerMode;
import dev.loopbench.core.transport.Traffic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForkFilesTest {

    private static final ForkSpec SPEC = new ForkSpec(
            "a",
            "a",
            Placement.FREE,
            ServerMode.PROCESS,
            Traffic.of(new MessageShape(64, 64), 1, 1).over(AddressFamily.UNIX),
            500);

    @TempDir
    private Path directory;

    @BeforeEach
    void makeFolders() throws IOException {
        Files.createDirectory(directory.resolve("forks"));
    }

    @Test
    void aRecordIsReadAsItWasWritten() throws IOException {
        KernelCounters counters =
                new KernelCounters(1, 2, new TreeMap<>(Map.of(0, 3L)), Map.of(Counter.TIME_WAIT_SOCKETS, 4L));
        ForkRecord record = new ForkRecord(
                SPEC,
                5,
                null,
                null,
                new KernelReadings(counters, counters, counters),
                List.of(new JvmReading(3, new JvmUsage(null, 6, 7), new JvmUsage(8L, 9, 10))),
                List.of(),
                Failure.wrongBytes("a header of 7"),
                new ForkRecord.Observations(
                        null,
                        null,
                        List.of(new Pause(PauseKind.RUN_QUEUE_WAIT, PausedEnd.SERVER, 1, 1_000, 300_000, 400_000))),
                List.of("the ledger was not written: no room"));
        ForkFiles files = ForkFiles.in(directory, "b01_a");
        files.write(record);

        assertThat(files.read()).isEqualTo(record);
        assertThat(files.record())
                .content()
                .contains("\"failure\":{\"kind\":\"WRONG_BYTES\",\"text\":\"wrong bytes: a header of 7\"}")
                .contains("\"counts\":{\"TIME_WAIT_SOCKETS\":4}");
    }

    @Test
    void aRecordOfAnEarlierVersionHasNoNotes() throws IOException {
        ForkFiles files = ForkFiles.in(directory, "b01_a");
        files.writeFailure(SPEC, "the process is gone");
        String text = Files.readString(files.record());
        Files.writeString(files.record(), text.replace(",\"notes\":[]", ""));

        assertThat(files.record()).content().doesNotContain("notes");
        assertThat(files.read().notes()).isEmpty();
    }

    @Test
    void nothingOfAnEarlierAttemptIsLeft() throws IOException {
        ForkFiles files = ForkFiles.in(directory, "b01_a");
        files.writeFailure(SPEC, "the process is gone");
        files.writeLedger(new Ledger(new LedgerSubject("response", true, true, false, false), 2_000).document(0));
        files.writeRequests(new RawLog(0));
        assertThat(files.ledger()).exists();
        assertThat(files.requests()).exists();

        files.clear();

        assertThat(files.record()).doesNotExist();
        assertThat(files.ledger()).doesNotExist();
        assertThat(files.requests()).doesNotExist();
        files.clear();
    }

    @Test
    void theDriverMakesTheLogOfTheTimesThatAForkHasLeft() throws IOException {
        Files.createDirectory(directory.resolve("latency"));
        ForkFiles files = ForkFiles.in(directory, "b01_a");
        Turn turn = new Turn(0.5, 0.75, List.of(Times.noted(new long[] {14_081, 13_900})));
        files.writeTimes(new TurnTimes(1_795_356_185_000L, 4, List.of(turn)));
        ForkRecord written = files.writeFailure(SPEC, "the process is gone");
        assertThat(files.histograms()).doesNotExist();

        assertThat(files.collect()).isEqualTo(written);

        assertThat(directory.resolve("latency")).isDirectoryNotContaining("glob:**.times");
        try (HistogramLogReader log = new HistogramLogReader(files.histograms().toFile())) {
            Histogram interval = (Histogram) log.nextIntervalHistogram();
            assertThat(interval.getTotalCount()).isEqualTo(2);
            assertThat(interval.getStartTimeStamp()).isEqualTo(1_795_356_185_500L);
        }
        assertThat(files.collect()).isEqualTo(written);
    }

    @Test
    void aForkWhoseTimesAreCutOffHasFailedAndEndsNoRun() throws IOException {
        Files.createDirectory(directory.resolve("latency"));
        Files.write(directory.resolve("latency").resolve("b01_a.times"), new byte[9]);
        ForkFiles files = ForkFiles.in(directory, "b01_a");
        files.write(new ForkRecord(SPEC, 5, null, null, null, List.of(), List.of(), null));

        ForkRecord collected = files.collect();

        assertThat(collected.failure()).isNotNull().asString().contains("b01_a.times is cut off");
        assertThat(files.read()).isEqualTo(collected);
        assertThat(files.collectIfWhole()).isEmpty();
    }

    @Test
    void timesOfAnEarlierAttemptAreTakenAway() throws IOException {
        Files.createDirectory(directory.resolve("latency"));
        ForkFiles files = ForkFiles.in(directory, "b01_a");
        files.writeTimes(new TurnTimes(0, 4, List.of()));

        files.clear();

        assertThat(directory.resolve("latency")).isEmptyDirectory();
    }

    /** Whoever reads while it is written, or after the process was killed, finds the earlier one or none. */
    @Test
    void theLedgerIsPutInPlaceAtOnce() throws IOException {
        ForkFiles files = ForkFiles.in(directory, "b01_a");
        Path part = files.ledger().resolveSibling("b01_a.json.part");
        Files.createDirectories(part);

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> files.writeLedger(
                        new Ledger(new LedgerSubject("response", true, true, false, false), 2_000).document(0)));
        assertThat(files.ledger()).doesNotExist();
    }

    @Test
    void aForkThatLeftNoRecordIsBroken() throws IOException {
        ForkFiles files = ForkFiles.in(directory, "b01_a");
        ForkRecord written = files.writeFailure(SPEC, "the process is gone");

        assertThat(files.read()).isEqualTo(written);
        assertThat(written.failure()).isEqualTo(Failure.broken("the process is gone"));
        assertThat(written.voidsCell()).isFalse();
    }
}
