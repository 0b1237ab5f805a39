package dev.loopbench.results.quiet;

import dev.loopbench.core.record.ForkRecord;
import dev.loopbench.core.record.Lap;
import dev.loopbench.core.record.SliceRecord;
import dev.loopbench.results.quiet.JudgedSlice.Disturbance;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Tells quiet slices and laps from disturbed ones, by their probe pairs and by what the scheduler did to the I/O threads;
 * never by their own results, which would be choosing the answer.
 */
public final class SliceClassifier {

    /** How far a probe pair may be from its reference, as a share of it, either way. */
    public static final double TOLERANCE = 0.01;

    /** How far a wake-up of another processor may be from its usual time, as a share of it, either way. */
    public static final double WAKE_UP_TOLERANCE = 0.05;

    private final References references;
    private final SchedulerBaseline baseline;

    /**
     * @param references of the run
     * @param forks all of the cell whose forks are judged
     */
    public SliceClassifier(References references, Collection<ForkRecord> forks) {
        this.references = references;
        baseline = SchedulerBaseline.of(undisturbedByProbePairs(forks));
    }

    /** All slices where no probe pair is as it should be: a baseline of little worth is better than none. */
    private List<SliceRecord> undisturbedByProbePairs(Collection<ForkRecord> forks) {
        List<SliceRecord> undisturbed = forks.stream()
                .flatMap(fork -> {
                    ProbeCheck probePairs = ProbeCheck.of(fork, references);
                    return fork.slices().stream()
                            .filter(SliceRecord::isTurn)
                            .filter(slice -> probePairs.disturbances(slice).isEmpty());
                })
                .toList();
        return undisturbed.isEmpty()
                ? forks.stream()
                        .flatMap(fork -> fork.slices().stream())
                        .filter(SliceRecord::isTurn)
                        .toList()
                : undisturbed;
    }

    /** Every slice of a fork, in order. */
    public List<JudgedSlice> judge(ForkRecord fork) {
        ProbeCheck probePairs = ProbeCheck.of(fork, references);
        return fork.slices().stream().map(slice -> judge(slice, probePairs)).toList();
    }

    private JudgedSlice judge(SliceRecord slice, ProbeCheck probePairs) {
        Set<Disturbance> found = EnumSet.noneOf(Disturbance.class);
        if (baseline.waitedLong(slice)) {
            found.add(Disturbance.RUN_QUEUE_WAIT);
        }
        if (baseline.switchedOften(slice)) {
            found.add(Disturbance.FORCED_SWITCHES);
        }
        // The scheduler's word is had for the whole slice only.
        List<Lap> quietLaps = found.isEmpty() ? probePairs.quietLaps(slice) : List.of();
        found.addAll(probePairs.disturbances(slice));
        return new JudgedSlice(slice, slice.isTurn(), found, quietLaps);
    }
}
