package dev.loopbench.results.curve;

import dev.loopbench.results.analysis.ForkEntry;
import dev.loopbench.results.curve.Curve.Answer;
import dev.loopbench.results.figures.Metric;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.plan.Panel;
import dev.loopbench.results.plan.Plan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Measures curves: the closed loop, a sweep of rates below it, then in a few steps rates between which the knees are, and
 * rates that are to be repeated: because the platform paused too often, or because a lower rate was broken
 * though a higher one was kept. The rates of a step take turns with each other, a few at a time. Used by one thread.
 */
public final class CurveSearch {

    /** The name of the first step. */
    public static final String CLOSED_LOOP = "closed loop";

    /** The name of the second. */
    public static final String SWEEP = "sweep";

    /** Steps that narrow the knees and repeat rates, at most. */
    public static final int MOST_STEPS = 3;

    /** How often a rate is measured again. */
    private static final int MOST_REPEATS = 2;

    /** Runs what plans ask for. */
    public interface Forks {

        /**
         * Runs the forks of a plan.
         *
         * @param name of the step, for people
         * @param firstBlock the number of its first block: a cell that is measured again has others than before
         * @throws IOException when forks can no longer be run; those that were stand
         */
        void run(Plan next, String name, int firstBlock) throws IOException;

        /**
         * Every fork so far, and what it says.
         *
         * @param all every cell so far
         */
        Map<ForkEntry, Map<Metric, Double>> figures(Plan all);
    }

    private final CurvePlanner planner;
    private final Forks forks;
    private final double promisedMicros;
    private final Map<String, State> states = new LinkedHashMap<>();
    private final List<Cell> measured = new ArrayList<>();
    private int nextBlock = 1;
    private RateFigures figures = new RateFigures(Map.of());

    /** @param promisedMicros 99 of 100 responses should come within so many µs */
    public CurveSearch(CurvePlanner planner, List<String> transports, double promisedMicros, Forks forks) {
        this.planner = planner;
        this.forks = forks;
        this.promisedMicros = promisedMicros;
        transports.forEach(transport -> states.put(transport, new State()));
    }

    /** How far one transport has come. */
    private static final class State {
        private @Nullable Double closedPerSecond;
        private @Nullable String trouble;
        private @Nullable KneeBracket service;
        private @Nullable KneeBracket machine;
        private final Map<Integer, CurvePoint> points = new LinkedHashMap<>();
        private final Map<Integer, Integer> repeats = new LinkedHashMap<>();
    }

    /**
     * Measures all of it.
     *
     * @throws IOException when forks can no longer be run; what was measured by then stands
     */
    public void run() throws IOException {
        try {
            measure(states.keySet().stream().map(planner::closed).toList(), CLOSED_LOOP);
        } finally {
            states.forEach(this::takeClosed);
        }
        Map<String, List<Integer>> rates = new LinkedHashMap<>();
        states.forEach((transport, state) -> {
            if (state.closedPerSecond != null) {
                Sweep sweep = new Sweep(state.closedPerSecond);
                state.service = new KneeBracket(sweep.ceiling());
                state.machine = new KneeBracket(sweep.ceiling());
                rates.put(transport, List.copyOf(sweep.rates()));
            }
        });
        measureAt(rates, SWEEP);
        for (int step = 1; step <= MOST_STEPS && !rates.isEmpty(); step++) {
            rates.clear();
            states.forEach((transport, state) -> {
                List<Integer> next = next(state);
                if (!next.isEmpty()) {
                    rates.put(transport, next);
                }
            });
            measureAt(rates, "narrowing " + step + " of at most " + MOST_STEPS);
        }
    }

    /** Rates between which a knee is, and rates that are to be measured again. */
    private static List<Integer> next(State state) {
        SortedSet<Integer> next = new TreeSet<>();
        for (KneeBracket knee : Stream.of(state.service, state.machine)
                .flatMap(Stream::ofNullable)
                .toList()) {
            next.addAll(knee.next());
            next.addAll(knee.contradictions());
        }
        state.points.values().stream().filter(CurvePoint::isDisturbed).forEach(point -> next.add(point.perSecond()));
        next.removeIf(rate -> state.repeats.getOrDefault(rate, 0) >= MOST_REPEATS);
        next.forEach(rate -> {
            if (state.points.containsKey(rate)) {
                state.repeats.merge(rate, 1, Integer::sum);
            }
        });
        return List.copyOf(next);
    }

    private void measureAt(Map<String, List<Integer>> rates, String name) throws IOException {
        List<Cell> cells = new ArrayList<>();
        rates.forEach((transport, all) -> all.forEach(rate -> cells.add(planner.at(transport, rate))));
        if (cells.isEmpty()) {
            return;
        }
        try {
            measure(cells, name);
        } finally {
            rates.forEach((transport, all) -> all.stream()
                    .filter(rate -> figures.hasForks(planner.at(transport, rate)))
                    .forEach(rate -> take(transport, rate)));
        }
    }

    private void measure(List<Cell> cells, String name) throws IOException {
        cells.stream().filter(cell -> !measured.contains(cell)).forEach(measured::add);
        Plan next = planner.plan(cells);
        int first = nextBlock;
        nextBlock += next.panels().stream().mapToInt(Panel::blocks).max().orElse(0);
        try {
            forks.run(next, name, first);
        } finally {
            figures = new RateFigures(forks.figures(planner.plan(measured)));
        }
    }

    private void takeClosed(String transport, State state) {
        Cell cell = planner.closed(transport);
        if (!figures.hasForks(cell)) {
            return;
        }
        figures.estimate(cell, Metric.THROUGHPUT_PER_S_ALL)
                .ifPresentOrElse(
                        throughput -> state.closedPerSecond = throughput.value(),
                        () -> state.trouble = figures.failure(cell).orElse("the closed loop left no figures"));
    }

    private void take(String transport, int perSecond) {
        State state = states.get(transport);
        KneeBracket service = state == null ? null : state.service;
        KneeBracket machine = state == null ? null : state.machine;
        if (state == null || state.closedPerSecond == null || service == null || machine == null) {
            throw new IllegalStateException(transport + " has no closed loop");
        }
        Cell cell = planner.at(transport, perSecond);
        CurvePoint point = new CurvePoint(
                perSecond,
                new Sweep(state.closedPerSecond).share(perSecond),
                figures.forksWithFigures(cell),
                figures.estimates(cell),
                figures.failure(cell).orElse(null));
        state.points.put(perSecond, point);
        machine.tried(perSecond, point.keeps(promisedMicros, Answer.MACHINE));
        if (point.tells(Answer.SERVICE)) {
            service.tried(perSecond, point.keeps(promisedMicros, Answer.SERVICE));
        }
    }

    /** The curves as far as they are known. */
    public List<Curve> curves() {
        List<Curve> curves = new ArrayList<>();
        states.forEach((transport, state) -> curves.add(new Curve(
                transport, state.closedPerSecond, promisedMicros, List.copyOf(state.points.values()), state.trouble)));
        return curves;
    }
}
