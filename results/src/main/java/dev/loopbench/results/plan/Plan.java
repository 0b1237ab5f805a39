package dev.loopbench.results.plan;

import java.time.Duration;
import java.util.List;

/**
 * All that a run is to measure.
 *
 * @param profile its name
 * @param seed shuffles the forks of every block
 * @param warmup how long a fork runs before its slices count
 * @param measure how long its slices count
 * @param budget when to stop appending blocks
 */
public record Plan(String profile, long seed, Duration warmup, Duration measure, Duration budget, List<Panel> panels) {

    /** What a fork costs beyond its warm-up and measurement: two JVMs, and the witness made ready. */
    private static final Duration FORK_OVERHEAD = Duration.ofMillis(900);

    public Plan {
        panels = List.copyOf(panels);
    }

    /** Forks of all planned blocks. */
    public int forks() {
        return panels.stream()
                .mapToInt(panel -> panel.cells().size() * panel.blocks())
                .sum();
    }

    /** How long one fork takes. */
    public Duration forkDuration() {
        return warmup.plus(measure).plus(FORK_OVERHEAD);
    }

    /** How long the planned blocks take. */
    public Duration expectedDuration() {
        return forkDuration().multipliedBy(forks());
    }
}
