package dev.loopbench.results.gates;

import dev.loopbench.core.record.ForkRecord;
import dev.loopbench.core.record.SliceRecord;
import dev.loopbench.core.text.Counted;
import dev.loopbench.results.gates.Gate.Flag;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Whether an end was stopped, as by a signal or a debugger, or the machine with it: in a closed loop somebody is always
 * at it, so that each moment is charged to a thread that ran or stood on a run queue. What the kernel charged nobody,
 * beyond what is usual for the cell, is a hole.
 *
 * <p>A fork that is slow because it works or waits for longer has no hole: the result is not looked at.
 */
final class StoppedGate {

    /** A third above the longest hole that was seen in a fork that nobody stopped; docs/evidence/2026-11-23-zen4-2vcpu/gates.md has the survey. */
    static final long LONGEST_HOLE_NANOS = 80_000_000;

    private static final double NANOS_PER_MILLI = 1e6;

    private final OptionalDouble usualShare;

    /**
     * @param forks of the cell that came to their end, which tell what is usual
     */
    StoppedGate(Collection<ForkRecord> forks) {
        usualShare = Usual.of(forks.stream()
                .flatMap(StoppedGate::steady)
                .map(StoppedGate::chargedShare)
                .toList());
    }

    /** While a fork warms up, one end may wait long for the other's compiler. */
    private static Stream<SliceRecord> steady(ForkRecord fork) {
        return fork.slices().stream().filter(SliceRecord::isTurn);
    }

    /** At most one, which names the longest hole. */
    List<Flag> flags(ForkRecord fork) {
        if (usualShare.isEmpty()) {
            return List.of();
        }
        double usual = usualShare.getAsDouble();
        double[] holes = steady(fork)
                .mapToDouble(slice -> hole(slice, usual))
                .filter(hole -> hole > LONGEST_HOLE_NANOS)
                .sorted()
                .toArray();
        if (holes.length == 0) {
            return List.of();
        }
        long longest = Math.round(holes[holes.length - 1] / NANOS_PER_MILLI);
        return List.of(Flag.of(
                Gate.STOPPED,
                "no end ran or waited for a processor for " + longest + " ms of a slice, in "
                        + Counted.of(holes.length, "slice")));
    }

    /**
     * The least time that nobody was charged for but usually would have been, ns. Where more than wall time is charged,
     * since both ends or many threads run and wait at once, the charges are scaled down to it.
     */
    private static double hole(SliceRecord slice, double usual) {
        return slice.elapsedNanos() * (usual - chargedShare(slice)) / Math.max(1, usual);
    }

    private static double chargedShare(SliceRecord slice) {
        long charged = slice.client().cpuNanos()
                + slice.client().waitNanos()
                + slice.server().cpuNanos()
                + slice.server().waitNanos();
        return (double) charged / slice.elapsedNanos();
    }
}
