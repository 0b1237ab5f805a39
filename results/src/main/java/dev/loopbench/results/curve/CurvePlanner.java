package dev.loopbench.results.curve;

import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.pacing.Pace;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.record.ServerMode;
import dev.loopbench.core.transport.Traffic;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.plan.JdkCapabilities;
import dev.loopbench.results.plan.Panel;
import dev.loopbench.results.plan.Plan;
import dev.loopbench.results.plan.Workload;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Plans the forks of curves, which are not all known at once: each plan holds all panels up to then, so that what has been
 * measured is judged together.
 *
 * @param machine with one JDK
 * @param load on each transport, at every rate
 * @param forks how many of each rate, and how long
 */
public record CurvePlanner(JdkCapabilities machine, Load load, Forks forks) {

    /**
     * The load of a curve without its rate.
     *
     * @param placement of the ends
     * @param arrivals how requests follow each other
     * @param connections open at once
     * @param window requests outstanding on each at most
     */
    public record Load(Placement placement, Pace.Arrivals arrivals, int connections, int window) {}

    /**
     * The forks of a curve.
     *
     * @param blocks forks of each rate
     * @param warmup how long a fork runs before its slices count, times its transport's factor
     * @param measure how long its slices count
     * @param seed shuffles the forks
     */
    public record Forks(int blocks, Duration warmup, Duration measure, long seed) {}

    private static final int PAYLOAD = 64;

    /** Full windows on as many connections: what the closed loop can do. */
    Cell closed(String transport) {
        return cell(transport, Workload.PIPELINED, Pace.CLOSED);
    }

    /** The same transport at a rate. */
    Cell at(String transport, int perSecond) {
        return cell(transport, Workload.FIXED_RATE, Pace.of(perSecond, load.arrivals()));
    }

    private Cell cell(String transport, Workload workload, Pace pace) {
        Cell.Conditions conditions = new Cell.Conditions(
                workload,
                load.placement(),
                ServerMode.PROCESS,
                machine.jdk(),
                Optional.empty(),
                Traffic.of(new MessageShape(PAYLOAD, PAYLOAD), load.connections(), load.window())
                        .at(pace));
        return new Cell(transport, transport, "", conditions);
    }

    /**
     * Why a transport has no curve here; those that have one are absent.
     *
     * @throws IOException when the JDK cannot be asked
     */
    public SortedMap<String, String> refusals(List<String> transports) throws IOException {
        List<Cell> asked = new ArrayList<>();
        transports.forEach(transport -> {
            asked.add(closed(transport));
            asked.add(at(transport, Sweep.COMMON.get(0)));
        });
        List<Optional<String>> answers =
                machine.refusals(asked.stream().map(Cell::spec).toList());
        SortedMap<String, String> refusals = new TreeMap<>();
        for (int i = 0; i < asked.size(); i++) {
            String transport = asked.get(i).transport();
            answers.get(i).ifPresent(reason -> refusals.putIfAbsent(transport, reason));
        }
        return refusals;
    }

    /** How long a sweep takes, before its rates are known. */
    public Duration sweep(List<String> transports) {
        return expected(transports, Sweep.PERCENTS.size() + Sweep.COMMON.size());
    }

    /** How long a step takes that narrows the knees. */
    public Duration narrowing(List<String> transports) {
        return expected(transports, KneeBracket.AT_ONCE + 1);
    }

    private Duration expected(List<String> transports, int rates) {
        List<Cell> cells = new ArrayList<>();
        for (int rate = 1; rate <= rates; rate++) {
            for (String transport : transports) {
                cells.add(at(transport, rate));
            }
        }
        return plan(cells).expectedDuration();
    }

    /** A plan of these cells; one panel for all that share their conditions. */
    Plan plan(List<Cell> cells) {
        Map<Cell.Conditions, List<Cell>> byConditions = new LinkedHashMap<>();
        cells.forEach(cell -> byConditions
                .computeIfAbsent(cell.conditions(), conditions -> new ArrayList<>())
                .add(cell));
        List<Panel> panels = new ArrayList<>();
        byConditions.forEach(
                (conditions, panel) -> panels.add(new Panel(conditions, panel, List.of(), forks.blocks())));
        return new Plan(
                "curve",
                forks.seed(),
                forks.warmup(),
                forks.measure(),
                Duration.ZERO,
                panels,
                machine.warmupFactors(),
                machine.ownFloors(),
                List.of(),
                false);
    }
}
