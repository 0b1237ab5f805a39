package dev.loopbench.results.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.core.measurement.Patience;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.placement.Placements;
import dev.loopbench.core.placement.Topology;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.plan.FakeMachine;
import dev.loopbench.results.plan.Plan;
import dev.loopbench.results.plan.PlanRequest;
import dev.loopbench.results.plan.Planner;
import dev.loopbench.results.plan.Profile;
import dev.loopbench.results.statistics.End;
import dev.loopbench.results.statistics.WitnessKey;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class QuietWaitTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final String JDK = "25.0.3";
    private static final List<String> ARGUMENTS = List.of("-XX:+UseSerialGC");

    private static final QuietWait.Build BUILD = new QuietWait.Build(JDK, ARGUMENTS);

    private final Placements placements = new Placements(Topology.ofThisProcess());

    @Test
    void oneCoreIsWatchedByTheClientAlone() throws IOException {
        Patience patience = wait(Map.of(key(End.CLIENT, Placement.SAME_CORE), 19_000.0))
                .of(cell(Placement.SAME_CORE), BUILD, SECOND);

        assertThat(patience.longest()).isEqualTo(SECOND);
        assertThat(patience.clientNanos()).isEqualTo(19_000);
        assertThat(patience.quietLaps()).isEqualTo(63);
    }

    @Test
    void thereIsNoneWhileNothingIsKnownOfTheCore() throws IOException {
        assertThat(wait(Map.of()).of(cell(Placement.SAME_CORE), BUILD, SECOND)).isEqualTo(Patience.NONE);
    }

    @Test
    void twoCoresMustBothBeKnown() throws IOException {
        assertThat(wait(Map.of(key(End.CLIENT, Placement.FREE), 19_000.0)).of(cell(Placement.FREE), BUILD, SECOND))
                .isEqualTo(Patience.NONE);
        assertThat(wait(Map.of(
                                key(End.CLIENT, Placement.FREE), 19_000.0,
                                key(End.SERVER, Placement.FREE), 19_100.0))
                        .of(cell(Placement.FREE), BUILD, SECOND)
                        .serverNanos())
                .isEqualTo(19_100);
    }

    @Test
    void aForkIsToldOfWakeUpsOnceTheyAreKnown() throws IOException {
        Map<WitnessKey, Double> usual = Map.of(
                key(End.CLIENT, Placement.FREE), 19_000.0,
                key(End.SERVER, Placement.FREE), 19_100.0);

        assertThat(wait(usual).of(cell(Placement.FREE), BUILD, SECOND).wakeUpNanos())
                .isZero();
        assertThat(wait(usual, OptionalDouble.of(40_000))
                        .of(cell(Placement.FREE), BUILD, SECOND)
                        .wakeUpNanos())
                .isEqualTo(40_000);
    }

    private QuietWait wait(Map<WitnessKey, Double> usual) {
        return wait(usual, OptionalDouble.empty());
    }

    private QuietWait wait(Map<WitnessKey, Double> usual, OptionalDouble wakeUp) {
        return new QuietWait(
                placements,
                key -> {
                    Double nanos = usual.get(key);
                    return nanos == null ? OptionalDouble.empty() : OptionalDouble.of(nanos);
                },
                (client, server) ->
                        client.end() == End.CLIENT && server.end() == End.SERVER ? wakeUp : OptionalDouble.empty());
    }

    private WitnessKey key(End end, Placement placement) {
        var assignment = placements.assign(placement).orElseThrow();
        return WitnessKey.of(end, assignment.held() ? assignment.client() : new TreeSet<>(), JDK, ARGUMENTS);
    }

    private static Cell cell(Placement placement) throws IOException {
        Plan plan = new Planner(PlanRequest.of(Profile.STANDARD, 1)).plan(List.of(FakeMachine.withAllModels(JDK)));
        return plan.panels().stream()
                .filter(panel -> panel.conditions().placement() == placement)
                .findFirst()
                .orElseThrow()
                .cells()
                .get(0);
    }
}
