package dev.loopbench.results.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.record.ForkRecord;
import dev.loopbench.core.record.ForkRecord.JvmReading;
import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.core.record.JvmUsage;
import dev.loopbench.core.record.ServerMode;
import dev.loopbench.core.transport.Traffic;
import dev.loopbench.results.quiet.JudgedSlice;
import dev.loopbench.results.simulated.SimulatedSlice;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class JvmCostsTest {

    private static final Offset<Double> EXACT = within(1e-9);

    /** Two slices of 20 of ramp, 100 counted, one probe pair inside and two around. */
    private static final int TRIPS = 2 * 123;

    private static final JvmReading BEFORE =
            new JvmReading(1, new JvmUsage(900_000L, 900_000, 900_000), new JvmUsage(900_000L, 900_000, 900_000));
    private static final JvmReading STEADY = new JvmReading(2, new JvmUsage(0L, 0, 0), new JvmUsage(0L, 0, 0));
    private static final JvmReading END =
            new JvmReading(4, new JvmUsage(24L * TRIPS, 5L * TRIPS, 0), new JvmUsage(0L, 0, 7L * TRIPS));

    private final Map<Metric, Double> values = new EnumMap<>(Metric.class);

    @Test
    void whatWasAddedWhileItWasSteadyIsDividedByAllRoundTrips() {
        take(ServerMode.PROCESS, BEFORE, STEADY, END);

        assertThat(values.get(Metric.CLIENT_ALLOCATED_BYTES)).isCloseTo(24, EXACT);
        assertThat(values.get(Metric.SERVER_ALLOCATED_BYTES)).isZero();
        assertThat(values.get(Metric.ALLOCATED_BYTES)).isCloseTo(24, EXACT);
        assertThat(values.get(Metric.CLIENT_COLLECTOR_NS)).isCloseTo(5, EXACT);
        assertThat(values.get(Metric.COLLECTOR_NS)).isCloseTo(5, EXACT);
        assertThat(values.get(Metric.SERVER_COMPILER_NS)).isCloseTo(7, EXACT);
        assertThat(values.get(Metric.COMPILER_NS)).isCloseTo(7, EXACT);
    }

    /** A quarter of what the client's JVM allocated is of its I/O threads; the rest is the suite's own. */
    @Test
    void theCollectorsWorkForTheSuiteIsNotTheTransports() {
        JvmReading steady = new JvmReading(2, new JvmUsage(0L, 0, 0, 1_000L), new JvmUsage(0L, 0, 0));
        JvmReading end = new JvmReading(
                4,
                new JvmUsage(24L * TRIPS, 8L * TRIPS, 4L * TRIPS, 1_000L + 96L * TRIPS),
                new JvmUsage(0L, 3L * TRIPS, 0));
        take(ServerMode.PROCESS, steady, end);

        assertThat(values.get(Metric.CLIENT_COLLECTOR_NS)).isCloseTo(2, EXACT);
        assertThat(values.get(Metric.SERVER_COLLECTOR_NS)).isCloseTo(3, EXACT);
        assertThat(values.get(Metric.COLLECTOR_NS)).isCloseTo(5, EXACT);
        assertThat(values.get(Metric.CLIENT_COMPILER_NS)).isCloseTo(4, EXACT);
    }

    @Test
    void endsInOneJvmShareItsCollectorAndCompiler() {
        take(ServerMode.IN_PROCESS, STEADY, END);

        assertThat(values.get(Metric.COLLECTOR_NS)).isCloseTo(5, EXACT);
        assertThat(values)
                .containsKeys(Metric.CLIENT_ALLOCATED_BYTES, Metric.SERVER_ALLOCATED_BYTES)
                .doesNotContainKeys(Metric.CLIENT_COLLECTOR_NS, Metric.SERVER_COMPILER_NS);
    }

    @Test
    void aJvmThatDoesNotCountBytesTellsTheRest() {
        JvmReading uncounted = new JvmReading(4, new JvmUsage(null, 5L * TRIPS, 0), END.server());
        take(ServerMode.PROCESS, STEADY, uncounted);

        assertThat(values)
                .containsKey(Metric.COLLECTOR_NS)
                .doesNotContainKeys(
                        Metric.ALLOCATED_BYTES, Metric.CLIENT_ALLOCATED_BYTES, Metric.SERVER_ALLOCATED_BYTES);
    }

    @Test
    void oneReadingTellsNothing() {
        assertThat(JvmCosts.of(fork(ServerMode.PROCESS, BEFORE, END), slices())).isEmpty();
        assertThat(JvmCosts.of(fork(ServerMode.PROCESS), slices())).isEmpty();
    }

    private void take(ServerMode server, JvmReading... readings) {
        JvmCosts.of(fork(server, readings), slices()).orElseThrow().into(values);
    }

    private static ForkRecord fork(ServerMode server, JvmReading... readings) {
        ForkSpec spec = new ForkSpec(
                "some", "some", Placement.SAME_CORE, server, Traffic.of(new MessageShape(64, 64), 1, 1), 100);
        return new ForkRecord(spec, 0, null, null, null, List.of(readings), List.of(), null);
    }

    /** The first two are warm-up. */
    private static List<JudgedSlice> slices() {
        return IntStream.range(0, 4)
                .mapToObj(i -> new JudgedSlice(SimulatedSlice.quiet(i).record(), i >= 2, Set.of(), List.of()))
                .toList();
    }
}
