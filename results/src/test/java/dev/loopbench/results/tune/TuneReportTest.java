package dev.loopbench.results.tune;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.record.ServerMode;
import dev.loopbench.results.evidence.Comparison;
import dev.loopbench.results.evidence.Verdict;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.plan.Panel;
import dev.loopbench.results.plan.Plan;
import dev.loopbench.results.plan.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TuneReportTest {

    private static final Cell BASE = new Cell(
            "nio-select",
            "nio-select",
            "",
            new Cell.Conditions(
                    Workload.ROUND_TRIP,
                    Placement.SAME_CORE,
                    ServerMode.PROCESS,
                    "25",
                    Optional.empty(),
                    Workload.ROUND_TRIP.traffic(new MessageShape(64, 64))));

    @Test
    void saysWhatEachIsWorthTheBestFirst() {
        List<Knob> knobs = new Knobs(Map.of())
                .all(List.of()).stream()
                        .filter(knob ->
                                List.of("nagle", "unix", "gc-z", "huge-pages").contains(knob.name()))
                        .toList();
        List<Cell> cells = knobs.stream().map(knob -> knob.on(BASE)).toList();

        String text = TuneReport.text(
                plan(cells),
                knobs,
                List.of(
                        comparison("nagle", 1.001, Verdict.EQUIVALENT),
                        comparison("unix", 0.712, Verdict.FASTER),
                        comparison("gc-z", 1.084, Verdict.SLOWER),
                        comparison("huge-pages", 1.012, Verdict.UNDECIDED)),
                true);

        assertThat(text).isEqualTo("""
                What each knob is worth on this machine, by the median round trip:
                  knob        what it is worth here  interval        what it changes
                  unix        gains 28.8 %           0.702 to 0.722  Unix domain sockets in place of TCP
                  nagle       no effect              0.991 to 1.011  TCP_NODELAY off: small segments wait for an
                                                                     acknowledgement
                  huge-pages  not decided: +1.2 %    1.002 to 1.022  transparent huge pages for the heap
                  gc-z        costs 8.4 %            1.074 to 1.094  ZGC
                """);
    }

    @Test
    void saysWhyAKnobWasNotTriedAndThatThereIsNoVerdict() {
        Knob unix = new Knobs(Map.of())
                .all(List.of()).stream()
                        .filter(knob -> knob.name().equals("unix"))
                        .findFirst()
                        .orElseThrow();
        Plan plan = new Plan(
                "quick",
                1,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                List.of(new Panel(
                        BASE.conditions(), List.of(BASE), List.of(new Panel.Skipped(unix.on(BASE), "no sockets")), 6)),
                Map.of(),
                Map.of(),
                List.of(),
                false);

        assertThat(TuneReport.text(plan, List.of(unix), List.of(), true)).isEqualTo("""
                What each knob is worth on this machine, by the median round trip:
                  nothing: too few blocks were complete for a verdict
                  not tried: unix: no sockets
                """);
    }

    private static Comparison comparison(String knob, double ratio, Verdict verdict) {
        return new Comparison(
                Cell.label("nio-select", "nio-select", knob),
                "nio-select",
                ratio,
                ratio - 0.01,
                ratio + 0.01,
                0.03,
                verdict,
                null);
    }

    private static Plan plan(List<Cell> cells) {
        return new Plan(
                "quick",
                1,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                List.of(new Panel(BASE.conditions(), cells, List.of(), 6)),
                Map.of(),
                Map.of(),
                List.of(),
                false);
    }
}
