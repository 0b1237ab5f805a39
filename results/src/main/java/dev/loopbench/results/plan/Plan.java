package dev.loopbench.results.plan;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * All that a run is to measure.
 *
 * @param profile its name
 * @param seed shuffles the forks of every block
 * @param warmup how long a fork runs before its slices count, times its transport's factor
 * @param measure how long its slices count
 * @param budget what the run may take: the time beyond the planned forks goes to waiting for quiet and to new blocks
 * @param warmupFactors transport → factor; 1 where it is absent
 */
public record Plan(
        String profile,
        long seed,
        Duration warmup,
        Duration measure,
        Duration budget,
        List<Panel> panels,
        Map<String, Integer> warmupFactors) {

    /** What a fork costs beyond its warm-up and measurement: two JVMs, and the witness made ready. */
    public static final Duration FORK_OVERHEAD = Duration.ofMillis(1100);

    public Plan {
        panels = List.copyOf(panels);
        warmupFactors = Map.copyOf(warmupFactors);
    }

    /** Forks of all planned blocks. */
    public int forks() {
        return panels.stream()
                .mapToInt(panel -> panel.cells().size() * panel.blocks())
                .sum();
    }

    /** How long a fork of a cell runs before its slices count. */
    public Duration warmup(Cell cell) {
        int factor =
                Math.max(warmupFactors.getOrDefault(cell.transport(), 1), warmupFactors.getOrDefault(cell.client(), 1));
        return warmup.multipliedBy(factor);
    }

    /** How long a fork of a cell warms up and measures. */
    public Duration planned(Cell cell) {
        return warmup(cell).plus(measure);
    }

    /** The same for one fork of every cell of a panel. */
    public Duration planned(Panel panel) {
        return panel.cells().stream().map(this::planned).reduce(Duration.ZERO, Duration::plus);
    }

    /** How long one block of a panel takes. */
    public Duration blockDuration(Panel panel) {
        return planned(panel).plus(FORK_OVERHEAD.multipliedBy(panel.cells().size()));
    }

    /** How long the planned blocks take. */
    public Duration expectedDuration() {
        return panels.stream()
                .map(panel -> blockDuration(panel).multipliedBy(panel.blocks()))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
