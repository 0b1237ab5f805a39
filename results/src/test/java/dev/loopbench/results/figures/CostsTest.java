package dev.loopbench.results.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.loopbench.core.cost.ThreadUsage.IoCalls;
import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.pacing.Pace;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.probe.CpuProbe;
import dev.loopbench.core.record.EndUsage;
import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.core.record.Lap;
import dev.loopbench.core.record.Probed;
import dev.loopbench.core.record.ServerMode;
import dev.loopbench.core.record.SliceRecord;
import dev.loopbench.core.transport.Traffic;
import dev.loopbench.results.quiet.JudgedSlice;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class CostsTest {

    private static final Offset<Double> EXACT = within(1e-9);
    private static final long WITNESS = 20_000;

    /** 20 of ramp, 100 counted, one probe pair inside. */
    private static final int TRIPS = 121;

    private final Map<Metric, Double> values = new EnumMap<>(Metric.class);

    @Test
    void chargesAreDividedByAllRoundTripsOfTheSlice() {
        take(judged(true, usage(7_000 * TRIPS, TRIPS, 0), usage(5_000 * TRIPS, 0, 2 * TRIPS), 0));

        assertThat(values.get(Metric.SERVER_CPU_US)).isCloseTo(5, EXACT);
        assertThat(values.get(Metric.CLIENT_VOLUNTARY_SWITCHES)).isCloseTo(1, EXACT);
        assertThat(values.get(Metric.CLIENT_FORCED_SWITCHES)).isZero();
        assertThat(values.get(Metric.SERVER_FORCED_SWITCHES)).isCloseTo(2, EXACT);
        assertThat(values.get(Metric.SWITCHES)).isCloseTo(3, EXACT);
    }

    @Test
    void theWitnessInsideIsTakenOff() {
        long glance = WITNESS * CpuProbe.GLANCE_TRIES;
        long probe = WITNESS * CpuProbe.TRIES;
        take(judged(true, usage(7_000 * TRIPS + glance, TRIPS, 0), usage(5_000 * TRIPS + probe, TRIPS, 0), WITNESS));

        assertThat(values.get(Metric.CLIENT_CPU_US)).isCloseTo(7, EXACT);
        assertThat(values.get(Metric.SERVER_CPU_US)).isCloseTo(5, EXACT);
        assertThat(values.get(Metric.CPU_US)).isCloseTo(12, EXACT);
    }

    @Test
    void callsAreCountedForEachEndAndTogether() {
        take(judged(true, usage(1, TRIPS, 0), usage(1, 2 * TRIPS, TRIPS), 0));

        assertThat(values.get(Metric.CLIENT_READ_CALLS)).isCloseTo(1, EXACT);
        assertThat(values.get(Metric.CLIENT_WRITE_CALLS)).isZero();
        assertThat(values.get(Metric.SERVER_READ_CALLS)).isCloseTo(2, EXACT);
        assertThat(values.get(Metric.SERVER_WRITE_CALLS)).isCloseTo(2, EXACT);
        assertThat(values.get(Metric.READ_CALLS)).isCloseTo(3, EXACT);
        assertThat(values.get(Metric.WRITE_CALLS)).isCloseTo(2, EXACT);
    }

    @Test
    void callsThatTheKernelDoesNotCountAreNotToldAtAll() {
        EndUsage uncounted = new EndUsage(1, 0, 1, 1, 0, 0, null, new TreeSet<>());
        take(judged(true, usage(1, TRIPS, 0), uncounted, 0));

        assertThat(values).containsKey(Metric.SWITCHES).doesNotContainKeys(Metric.READ_CALLS, Metric.CLIENT_READ_CALLS);
    }

    @Test
    void anEndThatNeverWaitsHasNoProcessorTimeOfItsOwn() {
        take(judged(true, usage(7_000 * TRIPS, TRIPS, 0), usage(5_000 * TRIPS, 0, 0), 0));

        assertThat(values).containsKey(Metric.SWITCHES).doesNotContainKeys(Metric.CPU_US, Metric.SERVER_CPU_US);
    }

    @Test
    void aPlanThatWasBehindIsDividedByWhatItReallySent() {
        ForkSpec paced = new ForkSpec(
                "some",
                "some",
                Placement.CROSS_CORE,
                ServerMode.PROCESS,
                SPEC.traffic().at(Pace.of(1000, Pace.Arrivals.CONSTANT)),
                100);
        int trips = 10 + 5_000;
        JudgedSlice behind = judged(5_000, true, usage(7_000L * trips, trips, 0), usage(5_000L * trips, trips, 0), 0);

        Costs.of(paced, List.of(behind)).orElseThrow().into(values);

        assertThat(values.get(Metric.CPU_US)).isCloseTo(12, EXACT);
        assertThat(values.get(Metric.CLIENT_VOLUNTARY_SWITCHES)).isCloseTo(1, EXACT);
    }

    @Test
    void theWarmUpCostsNothing() {
        assertThat(Costs.of(SPEC, List.of(judged(false, usage(1, 1, 1), usage(1, 1, 1), 0))))
                .isEmpty();
    }

    private void take(JudgedSlice slice) {
        Costs.of(SPEC, List.of(slice, slice)).orElseThrow().into(values);
    }

    /** As many reads as voluntary switches, twice as many writes as forced ones. */
    private static EndUsage usage(long cpuNanos, long voluntary, long forced) {
        return new EndUsage(cpuNanos, 0, voluntary, forced, 0, 0, new IoCalls(voluntary, 2 * forced), new TreeSet<>());
    }

    private static final ForkSpec SPEC = new ForkSpec(
            "some", "some", Placement.SAME_CORE, ServerMode.PROCESS, Traffic.of(new MessageShape(64, 64), 1, 1), 100);

    /** Two laps; the CPU probe on the server's core takes {@code server} ns, 0 where it is not asked. */
    private static JudgedSlice judged(boolean steady, EndUsage client, EndUsage server, long serverWitness) {
        return judged(100, steady, client, server, serverWitness);
    }

    private static JudgedSlice judged(
            long count, boolean steady, EndUsage client, EndUsage server, long serverWitness) {
        Probed witnessed = new Probed(WITNESS, serverWitness == 0 ? 0 : WITNESS, serverWitness, serverWitness, 0, 0);
        Lap lap = new Lap(50, 700_000, 14_000, witnessed);
        SliceRecord slice = new SliceRecord(
                0,
                new SliceRecord.RoundTrips(count, 1_400_000, 14_000, 14_000),
                2_000_000,
                witnessed,
                List.of(lap, lap),
                client,
                server);
        return new JudgedSlice(slice, steady, Set.of(), List.of(lap, lap));
    }
}
