package dev.loopbench.results.curve;

import dev.loopbench.core.measurement.Failure;
import dev.loopbench.core.measurement.FailureKind;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.plan.Plan;
import dev.loopbench.results.statistics.Estimate;
import dev.loopbench.results.statistics.Estimator;
import dev.loopbench.results.statistics.Metric;
import dev.loopbench.results.store.ForkEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Measures curves: the closed loop, a sweep of rates below it, then rates between until the knee is known. All transports
 * go through each step together, so that their forks are interleaved. Used by one thread.
 */
public final class CurveSearch {

    /** Runs what plans ask for. */
    public interface Forks {

        /**
         * Runs the forks of a plan.
         *
         * @throws IOException when forks can no longer be run; those that were stand
         */
        void run(Plan next) throws IOException;

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
    private Map<ForkEntry, Map<Metric, Double>> figures = Map.of();

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
        private @Nullable KneeSearch knee;
        private final Map<Integer, CurvePoint> points = new LinkedHashMap<>();
    }

    /**
     * Measures all of it.
     *
     * @throws IOException when forks can no longer be run; what was measured by then stands
     */
    public void run() throws IOException {
        try {
            measure(states.keySet().stream().map(planner::closed).toList());
        } finally {
            states.forEach(this::takeClosed);
        }
        Map<String, List<Integer>> rates = new LinkedHashMap<>();
        states.forEach((transport, state) -> {
            if (state.closedPerSecond != null) {
                Sweep sweep = new Sweep(state.closedPerSecond);
                state.knee = new KneeSearch(sweep.ceiling());
                rates.put(transport, List.copyOf(sweep.rates()));
            }
        });
        while (!rates.isEmpty()) {
            measureAt(rates);
            rates.clear();
            states.forEach((transport, state) -> {
                OptionalInt next = state.knee == null ? OptionalInt.empty() : state.knee.next();
                next.ifPresent(rate -> rates.put(transport, List.of(rate)));
            });
        }
    }

    private void measureAt(Map<String, List<Integer>> rates) throws IOException {
        List<Cell> cells = new ArrayList<>();
        rates.forEach((transport, all) -> all.forEach(rate -> cells.add(planner.at(transport, rate))));
        try {
            measure(cells);
        } finally {
            rates.forEach((transport, all) -> all.stream()
                    .filter(rate -> isMeasured(planner.at(transport, rate)))
                    .forEach(rate -> take(transport, rate)));
        }
    }

    private void measure(List<Cell> cells) throws IOException {
        measured.addAll(cells);
        try {
            forks.run(planner.plan(cells));
        } finally {
            figures = forks.figures(planner.plan(measured));
        }
    }

    private boolean isMeasured(Cell cell) {
        return figures.keySet().stream().anyMatch(fork -> fork.cell().equals(cell));
    }

    private void takeClosed(String transport, State state) {
        Cell cell = planner.closed(transport);
        if (!isMeasured(cell)) {
            return;
        }
        estimate(cell, Metric.THROUGHPUT_PER_S_ALL)
                .ifPresentOrElse(
                        throughput -> state.closedPerSecond = throughput.value(),
                        () -> state.trouble = failure(cell).orElse("the closed loop left no figures"));
    }

    private void take(String transport, int perSecond) {
        State state = states.get(transport);
        if (state == null || state.closedPerSecond == null || state.knee == null) {
            throw new IllegalStateException(transport + " has no closed loop");
        }
        Cell cell = planner.at(transport, perSecond);
        Map<String, Estimate> estimates = new LinkedHashMap<>();
        for (Metric metric : Metric.values()) {
            estimate(cell, metric).ifPresent(estimate -> estimates.put(metric.label(), estimate));
        }
        int good = (int) figures.entrySet().stream()
                .filter(fork ->
                        fork.getKey().cell().equals(cell) && !fork.getValue().isEmpty())
                .count();
        CurvePoint point = new CurvePoint(
                perSecond,
                new Sweep(state.closedPerSecond).share(perSecond),
                good,
                estimates,
                failure(cell).orElse(null));
        state.points.put(perSecond, point);
        state.knee.tried(perSecond, point.keeps(promisedMicros));
    }

    private Optional<Estimate> estimate(Cell cell, Metric metric) {
        List<Double> values = figures.entrySet().stream()
                .filter(fork -> fork.getKey().cell().equals(cell))
                .flatMap(fork -> Optional.ofNullable(fork.getValue().get(metric)).stream())
                .toList();
        return Estimator.estimate(values, metric.scale());
    }

    /** Why most of its forks failed, but for a generator that was late; empty when most did not. */
    private Optional<String> failure(Cell cell) {
        List<ForkEntry> all = figures.keySet().stream()
                .filter(fork -> fork.cell().equals(cell))
                .toList();
        List<String> failures = all.stream()
                .flatMap(fork -> Optional.ofNullable(fork.record().failure()).stream())
                .filter(failure -> failure.kind() != FailureKind.LATE_GENERATOR)
                .map(Failure::text)
                .toList();
        return 2 * failures.size() >= all.size() ? failures.stream().findFirst() : Optional.empty();
    }

    /** The curves as far as they are known. */
    public List<Curve> curves() {
        List<Curve> curves = new ArrayList<>();
        states.forEach((transport, state) -> curves.add(new Curve(
                transport, state.closedPerSecond, promisedMicros, List.copyOf(state.points.values()), state.trouble)));
        return curves;
    }
}
