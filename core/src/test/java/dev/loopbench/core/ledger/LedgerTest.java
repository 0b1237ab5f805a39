package dev.loopbench.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.core.cause.Cause;
import dev.loopbench.core.cause.LedgerSubject;
import dev.loopbench.core.cause.ObservedSlice;
import dev.loopbench.core.cause.SliceCounts;
import dev.loopbench.core.cause.Ticks;
import dev.loopbench.core.cause.TimedRequest;
import java.util.List;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class LedgerTest {

    private static final long MICRO = 1_000;
    private static final long MILLI = 1_000_000;

    private static Histogram times(long usual, long... slow) {
        Histogram times = new Histogram(3);
        times.recordValueWithCount(usual, 1_000);
        for (long nanos : slow) {
            times.recordValue(nanos);
        }
        return times;
    }

    private static ObservedSlice slice(int round, long waited) {
        return new ObservedSlice(
                round, round * 20 * MILLI, round * 20 * MILLI + 10 * MILLI, 8 * MILLI, waited, 0, SliceCounts.NONE);
    }

    private static TimedRequest request(long from, long nanos) {
        return TimedRequest.of(0, from, from + nanos);
    }

    /** Without readings between requests there is nothing but the counters of a slice. */
    @Test
    void countersExplainNoMoreThanTheyCountAlsoInAnOpenLoop() {
        Ledger ledger = new Ledger(new LedgerSubject("response", true, true));
        IntStream.range(0, 9).forEach(round -> ledger.add(slice(round, 0), List.of()));
        ledger.addTimes(times(20 * MICRO, 520 * MICRO, 510 * MICRO));
        ledger.add(
                slice(9, 500 * MICRO), List.of(request(181 * MILLI, 520 * MICRO), request(184 * MILLI, 510 * MICRO)));

        assertThat(ledger.document(0).slowest())
                .extracting(SlowRequest::cause)
                .containsExactly(Cause.RUN_QUEUE_WAIT, Cause.UNKNOWN);
    }

    @Test
    void theNoteOnTicksSaysHowOftenTheyWereFound() {
        Ledger ledger = new Ledger(new LedgerSubject("round-trip", false, true));
        Ticks some = new Ticks(List.of(new Ticks.Train(4 * MILLI, 0, 30 * MICRO)));
        ledger.ticking(0, new Ticks(List.of()));
        ledger.ticking(MILLI, some);
        ledger.ticking(2 * MILLI, some);
        ledger.ticking(3 * MILLI, new Ticks(List.of()));

        assertThat(ledger.document(0).notes()).contains("ticks: every 4000 µs for 30 µs, found in 2 of 4 looks");
    }

    @Test
    void whatWasMissingIsNoted() {
        Ledger ledger = new Ledger(new LedgerSubject("round-trip", false, true));
        ledger.note("the server left no notes");
        ledger.note("the server left no notes");

        assertThat(ledger.document(0).notes())
                .containsExactly(
                        "no regular ticks were found in 0 looks, so none is a cause", "the server left no notes");
    }
}
