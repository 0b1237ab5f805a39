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
import java.util.function.BiFunction;
import java.util.function.Function;

/** Tells a fork when its core is quiet: what the witness usually takes where it will run. */
public final class QuietWait {

    // The run's reference may still move a little, and the scheduler's word is heard at the end only.
    private static final double RESERVE = 1.25;

    private final Placements placements;
    private final Function<WitnessKey, OptionalDouble> usualNanos;
    private final BiFunction<WitnessKey, WitnessKey, OptionalDouble> usualWakeUpNanos;

    /**
     * @param usualNanos the witness's reference as far as it is known by now, ns
     * @param usualWakeUpNanos the same of wake-ups between a client and a server, ns
     */
    public QuietWait(
            Placements placements,
            Function<WitnessKey, OptionalDouble> usualNanos,
            BiFunction<WitnessKey, WitnessKey, OptionalDouble> usualWakeUpNanos) {
        this.placements = placements;
        this.usualNanos = usualNanos;
        this.usualWakeUpNanos = usualWakeUpNanos;
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
        WitnessKey clientKey = key(End.CLIENT, build, assignment, assignment.client());
        WitnessKey serverKey = key(End.SERVER, build, assignment, assignment.server());
        OptionalDouble client = usualNanos.apply(clientKey);
        OptionalDouble server = assignment.shared() ? client : usualNanos.apply(serverKey);
        if (client.isEmpty() || server.isEmpty()) {
            return Patience.NONE;
        }
        return new Patience(
                longest,
                (int) Math.ceil(cell.leastQuietLaps() * RESERVE),
                SliceClassifier.TOLERANCE,
                client.getAsDouble(),
                server.getAsDouble(),
                SliceClassifier.WAKE_UP_TOLERANCE,
                usualWakeUpNanos.apply(clientKey, serverKey).orElse(0));
    }

    private static WitnessKey key(End end, Build build, Assignment assignment, SortedSet<Integer> cpus) {
        return WitnessKey.of(end, assignment.held() ? cpus : new TreeSet<>(), build.version(), build.arguments());
    }
}
