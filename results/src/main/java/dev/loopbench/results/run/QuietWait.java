package dev.loopbench.results.run;

import dev.loopbench.core.measurement.Patience;
import dev.loopbench.core.placement.Assignment;
import dev.loopbench.core.placement.Placements;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.statistics.End;
import dev.loopbench.results.statistics.SliceClassifier;
import dev.loopbench.results.statistics.WitnessKey;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/** Tells a fork when its core is quiet: what the witness usually takes where it will run. */
public final class QuietWait {

    // The run's reference may still move a little, and the scheduler's word is heard at the end only.
    private static final double RESERVE = 1.25;

    private final Placements placements;
    private final Function<WitnessKey, OptionalDouble> usualNanos;

    /** @param usualNanos the witness's reference as far as it is known by now, ns */
    public QuietWait(Placements placements, Function<WitnessKey, OptionalDouble> usualNanos) {
        this.placements = placements;
        this.usualNanos = usualNanos;
    }

    /**
     * The patience of a fork; none while nothing is known of its cores.
     *
     * @param build what runs the witness at both of its ends
     */
    Patience of(Cell cell, Build build, Duration longest) {
        return placements
                .assign(cell.conditions().placement())
                .map(assignment -> of(cell, build, assignment, longest))
                .orElse(Patience.NONE);
    }

    /**
     * What a witness was compiled by.
     *
     * @param version of a JDK or a compiler
     * @param arguments that either was given
     */
    record Build(String version, List<String> arguments) {}

    private Patience of(Cell cell, Build build, Assignment assignment, Duration longest) {
        OptionalDouble client = usual(End.CLIENT, build, assignment, assignment.client());
        OptionalDouble server =
                assignment.shared() ? client : usual(End.SERVER, build, assignment, assignment.server());
        if (client.isEmpty() || server.isEmpty()) {
            return Patience.NONE;
        }
        return new Patience(
                longest,
                (int) Math.ceil(cell.leastQuietLaps() * RESERVE),
                SliceClassifier.TOLERANCE,
                client.getAsDouble(),
                server.getAsDouble());
    }

    private OptionalDouble usual(End end, Build build, Assignment assignment, SortedSet<Integer> cpus) {
        return usualNanos.apply(
                WitnessKey.of(end, assignment.held() ? cpus : new TreeSet<>(), build.version(), build.arguments()));
    }
}
