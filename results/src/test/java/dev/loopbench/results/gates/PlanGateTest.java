package dev.loopbench.results.gates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.pacing.Pace;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.record.EndUsage;
import dev.loopbench.core.record.Failure;
import dev.loopbench.core.record.Failure.FailureKind;
import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.core.record.Probed;
import dev.loopbench.core.record.ServerMode;
import dev.loopbench.core.record.SliceRecord;
import dev.loopbench.core.transport.Traffic;
import dev.loopbench.results.figures.Metric;
import dev.loopbench.results.quiet.JudgedSlice;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PlanGateTest {

    private static final long SECOND = 1_000_000_000;
    private static final PlanGate GATE = new PlanGate(spec(Pace.of(1000, Pace.Arrivals.CONSTANT)));

    @Test
    void aPlanThatWasKeptHasAScore() {
        assertThat(failure(0.9901, 0.0099, 900_000, SECOND)).isEmpty();
    }

    @Test
    void aClosedLoopHasNoPlanToMiss() {
        assertThat(new PlanGate(spec(Pace.CLOSED)).failure(List.of(), Map.of())).isEmpty();
    }

    @Test
    void aRateThatWasMissedByOverOnePerCentHasNone() {
        assertThat(failure(0.9899, 0, 100, SECOND))
                .contains(new Failure(FailureKind.MISSED_PLAN, "rate missed: 990 of 1000 requests a second left"));
    }

    @Test
    void aGeneratorThatWasLateWithOneRequestOfAHundredHasNone() {
        assertThat(failure(1, 0.0101, 100, SECOND)).hasValueSatisfying(failure -> {
            assertThat(failure.kind()).isEqualTo(FailureKind.LATE_GENERATOR);
            assertThat(failure.text()).startsWith("late generator: 1.0 % of the requests");
        });
    }

    @Test
    void aForkWhoseRequestsMetPausesKeepsItsScoreAndLosesTheAnswerWithoutThemIfMoreThanHalfDid() {
        assertThat(PlanGate.isDisturbed(excluded(0.5))).isFalse();
        assertThat(PlanGate.isDisturbed(excluded(0.501))).isTrue();
        assertThat(GATE.failure(List.of(), excluded(0.9))).isEmpty();
    }

    private static Map<Metric, Double> excluded(double share) {
        return Map.of(Metric.RATE_SHARE, 1.0, Metric.EXCLUDED_SHARE, share);
    }

    @Test
    void aRequestThatWasASecondBehindIsOverload() {
        assertThat(failure(0.5, 0, 1_000_000, SECOND))
                .contains(new Failure(
                        FailureKind.OVERLOADED,
                        "overloaded: 500 of 1000 requests a second left, the plan was 1.0 s behind"));
    }

    @Test
    void slicesThatAreBehindASecondTogetherAreOverload() {
        assertThat(failure(0.4, 0, 600_000, 3 * SECOND))
                .hasValueSatisfying(failure -> assertThat(failure.text()).contains("the plan was 2.0 s behind"));
    }

    @Test
    void aSliceThatNeverCatchesUpIsOverload() {
        JudgedSlice slice = new JudgedSlice(slice(2000, 2 * SECOND, 2 * SECOND), true, Set.of(), List.of());

        assertThat(GATE.failure(List.of(slice), Map.of(Metric.RATE_SHARE, 1.0)))
                .hasValueSatisfying(failure -> assertThat(failure.text()).endsWith("the plan was behind for 1.0 s"));
    }

    @Test
    void aPlanThatIsLongByChanceOrByItsConnectionsIsNot() {
        PlanGate many = new PlanGate(new ForkSpec(
                "a",
                "a",
                Placement.FREE,
                ServerMode.PROCESS,
                traffic(Pace.of(1000, Pace.Arrivals.POISSON)).onConnections(2000),
                100));
        JudgedSlice slice = new JudgedSlice(slice(2000, 6 * SECOND, 6 * SECOND), true, Set.of(), List.of());

        assertThat(many.failure(List.of(slice), Map.of(Metric.RATE_SHARE, 1.0))).isEmpty();
    }

    private static Optional<Failure> failure(double rate, double late, double responseMaxMicros, long nanos) {
        JudgedSlice slice = new JudgedSlice(slice(nanos), true, Set.of(), List.of());
        return GATE.failure(
                List.of(slice),
                Map.of(Metric.RATE_SHARE, rate, Metric.LATE_SHARE, late, Metric.RESPONSE_MAX_US, responseMaxMicros));
    }

    /** One that was meant to take a second. */
    private static SliceRecord slice(long nanos) {
        return slice(1000, nanos, SECOND);
    }

    private static SliceRecord slice(long count, long nanos, long plannedNanos) {
        EndUsage nothing = new EndUsage(0, 0, 0, 0, 0, 0, null, new TreeSet<>());
        return new SliceRecord(
                0,
                new SliceRecord.RoundTrips(count, nanos, 0, 0),
                nanos,
                new Probed(1, 1, 1, 1, 0, 0),
                List.of(),
                nothing,
                nothing,
                plannedNanos);
    }

    /** In slices of a second. */
    private static ForkSpec spec(Pace pace) {
        return new ForkSpec("nio-select", "nio-select", Placement.CROSS_CORE, ServerMode.PROCESS, traffic(pace), 1000);
    }

    private static Traffic traffic(Pace pace) {
        return Traffic.of(new MessageShape(64, 64), 1, 1).at(pace);
    }
}
