package dev.loopbench.results.plan;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The cells of a plan that get one more fork under the profiler.
 *
 * @param plan whose blocks come first
 */
public record ProfiledCells(Plan plan) {

    /** The cost of two flame graphs at the end of a fork, and of the profiler at its start. */
    private static final Duration PROFILER_OVERHEAD = Duration.ofMillis(700);

    /** Those whose ends are JVMs, in the order of the plan. */
    public List<Cell> cells() {
        return all().filter(cell -> !cell.isFloor()).toList();
    }

    /** The labels of those whose ends are programs in C. */
    public List<String> floors() {
        return all().filter(Cell::isFloor).map(Cell::label).distinct().toList();
    }

    /** The labels of those that cannot be measured here, in at least one panel. */
    public List<String> skipped() {
        return plan.panels().stream()
                .flatMap(panel -> panel.skipped().stream())
                .map(skipped -> skipped.cell().label())
                .distinct()
                .toList();
    }

    /** How long their forks take. */
    public Duration expectedDuration() {
        return cells().stream()
                .map(cell -> plan.warmup(cell)
                        .plus(plan.measure())
                        .plus(Plan.FORK_OVERHEAD)
                        .plus(PROFILER_OVERHEAD))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private Stream<Cell> all() {
        return plan.panels().stream().flatMap(panel -> panel.cells().stream());
    }
}
