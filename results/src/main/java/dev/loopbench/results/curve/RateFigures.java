package dev.loopbench.results.curve;

import dev.loopbench.core.record.Failure;
import dev.loopbench.core.record.Failure.FailureKind;
import dev.loopbench.results.analysis.ForkEntry;
import dev.loopbench.results.figures.Metric;
import dev.loopbench.results.gates.PlanGate;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.statistics.Estimate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The figures of all forks of a search so far, by cell. Immutable. */
final class RateFigures {

    private static final Set<Metric> WITHOUT_PAUSES = EnumSet.of(
            Metric.UNDISTURBED_P50_US_ALL,
            Metric.UNDISTURBED_P99_US,
            Metric.UNDISTURBED_P99_9_US,
            Metric.UNDISTURBED_MAX_US,
            Metric.EXCLUDED_SHARE,
            Metric.EXCLUDED_REQUESTS,
            Metric.LATE_SHARE);

    private final Map<ForkEntry, Map<Metric, Double>> forks;

    /** @param forks the figures of each fork; a fork without a score has an empty map */
    RateFigures(Map<ForkEntry, Map<Metric, Double>> forks) {
        this.forks = forks;
    }

    boolean hasForks(Cell cell) {
        return forks.keySet().stream().anyMatch(fork -> fork.cell().equals(cell));
    }

    int forksWithFigures(Cell cell) {
        return (int) of(cell).stream().filter(figures -> !figures.isEmpty()).count();
    }

    /** Every metric of which there are values, by its label. */
    Map<String, Estimate> estimates(Cell cell) {
        Map<String, Estimate> estimates = new LinkedHashMap<>();
        for (Metric metric : Metric.values()) {
            estimate(cell, metric).ifPresent(estimate -> estimates.put(metric.label(), estimate));
        }
        return estimates;
    }

    /**
     * Estimates a metric over all forks of a cell. Metrics of the answer without the platform's pauses use undisturbed forks
     * only, where there are any.
     */
    Optional<Estimate> estimate(Cell cell, Metric metric) {
        List<Map<Metric, Double>> all = of(cell);
        List<Map<Metric, Double>> calm =
                all.stream().filter(RateFigures::isCalm).toList();
        List<Map<Metric, Double>> used = WITHOUT_PAUSES.contains(metric) && !calm.isEmpty() ? calm : all;
        List<Double> values = used.stream()
                .flatMap(fork -> Optional.ofNullable(fork.get(metric)).stream())
                .toList();
        return Estimate.of(values, metric.scale());
    }

    private List<Map<Metric, Double>> of(Cell cell) {
        return forks.entrySet().stream()
                .filter(fork -> fork.getKey().cell().equals(cell))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static boolean isCalm(Map<Metric, Double> fork) {
        return fork.getOrDefault(Metric.EXCLUDED_SHARE, 0.0) <= PlanGate.MOST_EXCLUDED
                && fork.getOrDefault(Metric.LATE_SHARE, 0.0) <= PlanGate.MOST_LATE
                && !fork.isEmpty();
    }

    /**
     * The first reason why forks of a cell failed, if half of them or more did. A late generator is no reason: it says nothing
     * about the service.
     */
    Optional<String> failure(Cell cell) {
        List<ForkEntry> all =
                forks.keySet().stream().filter(fork -> fork.cell().equals(cell)).toList();
        List<String> failures = all.stream()
                .flatMap(fork -> Optional.ofNullable(fork.record().failure()).stream())
                .filter(failure -> failure.kind() != FailureKind.LATE_GENERATOR)
                .map(Failure::text)
                .toList();
        return 2 * failures.size() >= all.size() ? failures.stream().findFirst() : Optional.empty();
    }
}
