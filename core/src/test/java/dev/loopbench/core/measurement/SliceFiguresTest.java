package dev.loopbench.core.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.loopbench.core.cost.ThreadUsage.IoCalls;
import dev.loopbench.core.record.EndUsage;
import dev.loopbench.core.record.Lap;
import dev.loopbench.core.record.Probed;
import dev.loopbench.core.record.Probed.ProbeTimes;
import dev.loopbench.core.record.SliceRecord;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class SliceFiguresTest {

    private static final long[] NONE = {};

    private final SliceFigures figures = new SliceFigures();

    /** Ten round trips of 100 µs in ten times that; the client took 400 µs of a processor and the server 600, for 20 round trips. */
    private static SliceRecord slice(long count, long nanos) {
        Probed none = new Probed(0, 0, 0, 0, 0, 0);
        return new SliceRecord(
                0,
                new SliceRecord.RoundTrips(count, nanos, 0, 0),
                nanos,
                none,
                List.of(new Lap(count, nanos, 0, none)),
                usage(400_000),
                usage(600_000));
    }

    private static EndUsage usage(long cpuNanos) {
        return new EndUsage(cpuNanos, 7, 100, 8, 3, 4, new IoCalls(50, 60), new TreeSet<>());
    }

    @Test
    void areOverAllSlices() {
        long[] first = new long[50];
        Arrays.fill(first, 100_000);
        Histogram second = new Histogram(3);
        second.recordValueWithCount(300_000, 50);
        figures.add(slice(50, 5_000_000), 60, first, new Histogram(3));
        figures.add(slice(50, 15_000_000), 40, NONE, second);

        assertThat(figures.percentileNanos(50)).isCloseTo(100_000, within(100.0));
        assertThat(figures.percentileNanos(99)).isCloseTo(300_000, within(300.0));
        assertThat(figures.nanosEach()).isEqualTo(200_000);
        assertThat(figures.cpuNanosEach()).isEqualTo(20_000);
    }

    @Test
    void ofNoSliceAreNoNumbers() {
        figures.add(slice(1, 1), 1, new long[] {1}, new Histogram(3));
        figures.reset();

        assertThat(figures.percentileNanos(50)).isNaN();
        assertThat(figures.nanosEach()).isNaN();
        assertThat(figures.cpuNanosEach()).isNaN();
    }

    /** Inside of a slice the CPU probe is the suite's own work: two runs of the client's glance, six of the server's probe. */
    @Test
    void processorTimeIsWithoutTheWitness() {
        Probed first = new Probed(1_000, 2_000, 1_000, 3_000, 0, 0);
        Probed last = new Probed(2_000, 1_000, 3_000, 1_000, 0, 0);
        SliceRecord slice = new SliceRecord(
                0,
                new SliceRecord.RoundTrips(20, 1, 0, 0),
                1,
                first,
                List.of(new Lap(10, 1, 0, first), new Lap(10, 1, 0, last)),
                usage(400_000),
                usage(600_000));

        assertThat(slice.clientCpuNanos()).isEqualTo(400_000 - 2 * 2_000);
        assertThat(slice.serverCpuNanos()).isEqualTo(600_000 - 6 * 3_000);
    }

    /** So are wake-ups: five rounds of a write, a read and a wait for each probe pair that took them. */
    @Test
    void aClientIsChargedWithoutTheWakeUpsOfBrackets() {
        EndUsage client = usage(400_000)
                .withoutWakeUps(List.of(new ProbeTimes(1, 1, 40_000, 30_000), new ProbeTimes(1, 1, 40_000, 20_000)));

        assertThat(client).isEqualTo(new EndUsage(350_000, 7, 90, 8, 3, 4, new IoCalls(40, 50), new TreeSet<>()));
        assertThat(usage(1).withoutWakeUps(List.of(new ProbeTimes(1, 1, 0)))).isEqualTo(usage(1));
    }
}
