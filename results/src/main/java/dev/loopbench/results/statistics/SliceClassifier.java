package dev.loopbench.results.statistics;

import dev.loopbench.core.measurement.EndRecord;
import dev.loopbench.core.measurement.ForkRecord;
import dev.loopbench.core.measurement.SliceRecord;
import dev.loopbench.core.measurement.Witnessed;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells quiet slices from disturbed ones, by their brackets and by what the scheduler did to the I/O threads; never by
 * a slice's own result, which would be choosing the answer.
 */
public final class SliceClassifier {

    /** How far a bracket may be from its reference, as a share of it, either way. */
    public static final double TOLERANCE = 0.03;

    private final References references;
    private final SchedulerBaseline baseline;
    private final Duration warmup;

    /**
     * @param references of the run
     * @param baseline of the cell whose forks are judged
     * @param warmup slices that begin earlier than this after the first are not steady
     */
    public SliceClassifier(References references, SchedulerBaseline baseline, Duration warmup) {
        this.references = references;
        this.baseline = baseline;
        this.warmup = warmup;
    }

    /** Every slice of a fork, in order. */
    public List<JudgedSlice> judge(ForkRecord fork) {
        Reference client = reference(End.CLIENT, fork.client());
        Reference server = reference(End.SERVER, fork.server());
        return fork.slices().stream()
                .map(slice -> new JudgedSlice(
                        slice, slice.atNanos() >= warmup.toNanos(), disturbances(slice, client, server)))
                .toList();
    }

    private @Nullable Reference reference(End end, @Nullable EndRecord record) {
        return record == null ? null : references.of(WitnessKey.of(end, record));
    }

    private Set<Disturbance> disturbances(SliceRecord slice, @Nullable Reference client, @Nullable Reference server) {
        Set<Disturbance> found = EnumSet.noneOf(Disturbance.class);
        Witnessed witnessed = slice.witnessed();
        if (off(witnessed.clientBefore(), client) || off(witnessed.clientAfter(), client)) {
            found.add(Disturbance.WITNESS_CLIENT);
        }
        if (off(witnessed.serverBefore(), server) || off(witnessed.serverAfter(), server)) {
            found.add(Disturbance.WITNESS_SERVER);
        }
        if (baseline.waitedLong(slice)) {
            found.add(Disturbance.RUN_QUEUE_WAIT);
        }
        if (baseline.switchedOften(slice)) {
            found.add(Disturbance.FORCED_SWITCHES);
        }
        return found;
    }

    /** A bracket of 0 was not taken: nothing is known against the slice. */
    private static boolean off(long nanos, @Nullable Reference reference) {
        return nanos > 0 && reference != null && Math.abs(nanos - reference.nanos()) > TOLERANCE * reference.nanos();
    }
}
