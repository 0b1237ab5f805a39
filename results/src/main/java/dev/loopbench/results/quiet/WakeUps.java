package dev.loopbench.results.quiet;

import dev.loopbench.core.record.EndRecord;
import dev.loopbench.core.record.ForkRecord;
import dev.loopbench.core.record.Lap;
import dev.loopbench.core.record.Probed;
import dev.loopbench.core.record.SliceRecord;
import dev.loopbench.results.quiet.ProbeKey.End;
import dev.loopbench.results.quiet.References.UsualWakeUp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How long wake-ups from one end to the other and back usually take in a run: the mode of those during which the
 * CPU probe found both processors undisturbed, one for each pair of ends.
 *
 * <p>Nothing is kept for later runs: that the processors are undisturbed is already told by references which are.
 */
final class WakeUps {

    /** With fewer, nothing is held against them: chosen by measurement, docs/evidence/2026-11-23-zen4-2vcpu/wake-up-probe.md. */
    private static final int LEAST = 100;

    /** Of the values, the share that the mode's interval holds. */
    private static final double CROWD = 0.1;

    private final Map<Ends, @Nullable Double> usualNanos = new LinkedHashMap<>();

    /** Where and by what wake-ups were timed. */
    private record Ends(ProbeKey client, ProbeKey server) {

        static @Nullable Ends of(ForkRecord fork) {
            EndRecord client = fork.client();
            EndRecord server = fork.server();
            return client == null || server == null
                    ? null
                    : new Ends(ProbeKey.of(End.CLIENT, client), ProbeKey.of(End.SERVER, server));
        }
    }

    private WakeUps() {}

    /** Of probe pairs without wake-ups. */
    static WakeUps none() {
        return new WakeUps();
    }

    /** @param references of the CPU probe on both ends */
    static WakeUps of(Collection<ForkRecord> forks, References references) {
        Map<Ends, List<Double>> nanos = new LinkedHashMap<>();
        for (ForkRecord fork : forks) {
            Ends ends = Ends.of(fork);
            if (ends != null && timed(fork)) {
                collect(fork, ProbeCheck.of(fork, references), nanos.computeIfAbsent(ends, key -> new ArrayList<>()));
            }
        }
        WakeUps wakeUps = new WakeUps();
        nanos.forEach((ends, values) -> wakeUps.usualNanos.put(ends, values.size() < LEAST ? null : mode(values)));
        return wakeUps;
    }

    private static boolean timed(ForkRecord fork) {
        return fork.slices().stream().anyMatch(slice -> slice.witnessed().hasWakeUps());
    }

    private static void collect(ForkRecord fork, ProbeCheck probes, List<Double> nanos) {
        for (SliceRecord slice : fork.slices()) {
            Probed first = slice.witnessed();
            if (first.wakeUpBefore() > 0 && probes.undisturbed(first.clientBefore(), first.serverBefore())) {
                nanos.add((double) first.wakeUpBefore());
            }
            for (Lap lap : slice.laps()) {
                Probed next = lap.witnessed();
                if (next.wakeUpAfter() > 0 && probes.undisturbed(next.clientAfter(), next.serverAfter())) {
                    nanos.add((double) next.wakeUpAfter());
                }
            }
        }
    }

    /**
     * The middle of the shortest interval that holds a tenth of the values: J. H. Venter, "On Estimation of the Mode",
     * Annals of Mathematical Statistics 38 (1967). Theirs is one wide peak with a long tail above, so the median lies
     * above it, by more the busier the machine is.
     */
    static double mode(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int span = (int) Math.ceil(CROWD * sorted.length);
        int lowest = 0;
        for (int i = 1; i + span < sorted.length; i++) {
            if (sorted[i + span] - sorted[i] < sorted[lowest + span] - sorted[lowest]) {
                lowest = i;
            }
        }
        return (sorted[lowest] + sorted[lowest + span]) / 2;
    }

    /** Of all ends between which wake-ups were timed. */
    List<UsualWakeUp> all() {
        List<UsualWakeUp> all = new ArrayList<>();
        usualNanos.forEach((ends, nanos) -> all.add(new UsualWakeUp(ends.client(), ends.server(), nanos)));
        return all;
    }

    /** The usual time between two ends, ns; absent when too little is known. */
    @Nullable
    Double usualNanos(ProbeKey client, ProbeKey server) {
        return usualNanos.get(new Ends(client, server));
    }
}
