package dev.loopbench.results.quiet;

import dev.loopbench.core.record.EndRecord;
import dev.loopbench.core.record.ForkRecord;
import dev.loopbench.core.record.Lap;
import dev.loopbench.core.record.Probed;
import dev.loopbench.core.record.SliceRecord;
import dev.loopbench.results.quiet.ProbeKey.End;
import dev.loopbench.results.statistics.Agreement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** The references of a run: one for each end, processor and JDK, from the probe pairs of all forks together. */
public final class References {

    private final Map<ProbeKey, Reference> byKey;
    private final WakeUps wakeUps;

    private References(Map<ProbeKey, Reference> byKey, WakeUps wakeUps) {
        this.byKey = byKey;
        this.wakeUps = wakeUps;
    }

    /**
     * Settles the references of a run.
     *
     * @param stored what earlier runs on this machine found, ns
     */
    public static References of(Collection<ForkRecord> forks, Map<ProbeKey, Double> stored) {
        Map<ProbeKey, List<double[]>> times = new LinkedHashMap<>();
        for (ForkRecord fork : forks) {
            add(times, End.CLIENT, fork.client(), fork);
            add(times, End.SERVER, fork.server(), fork);
        }
        Map<ProbeKey, Reference> references = new LinkedHashMap<>();
        times.forEach(
                (key, perFork) -> references.put(key, Reference.settle(key, Agreement.of(perFork), stored.get(key))));
        return new References(references, WakeUps.of(forks, new References(references, WakeUps.none())));
    }

    private static void add(Map<ProbeKey, List<double[]>> times, End end, @Nullable EndRecord record, ForkRecord fork) {
        if (record == null) {
            return;
        }
        double[] nanos = nanos(end, fork);
        if (nanos.length > 0) {
            times.computeIfAbsent(ProbeKey.of(end, record), key -> new ArrayList<>())
                    .add(nanos);
        }
    }

    private static double[] nanos(End end, ForkRecord fork) {
        DoubleStream.Builder builder = DoubleStream.builder();
        for (SliceRecord slice : fork.slices()) {
            Probed first = slice.witnessed();
            addPresent(builder, end == End.CLIENT ? first.clientBefore() : first.serverBefore());
            for (Lap lap : slice.laps()) {
                Probed next = lap.witnessed();
                addPresent(builder, end == End.CLIENT ? next.clientAfter() : next.serverAfter());
            }
        }
        return builder.build().toArray();
    }

    private static void addPresent(DoubleStream.Builder builder, long nanos) {
        if (nanos > 0) {
            builder.add((double) nanos);
        }
    }

    /** All of them. */
    public Collection<Reference> all() {
        return byKey.values();
    }

    /** The times that wake-ups are held against, one for each pair of ends between which they were timed. */
    public List<UsualWakeUp> wakeUps() {
        return wakeUps.all();
    }

    /** The usual time of a wake-up between two ends and back, ns; absent when too little is known of it. */
    public @Nullable Double wakeUpNanos(ProbeKey client, ProbeKey server) {
        return wakeUps.usualNanos(client, server);
    }

    /** The reference of an end; absent when that end was never watched. */
    public @Nullable Reference of(ProbeKey key) {
        return byKey.get(key);
    }

    /**
     * The time that wake-ups between two ends were held against in a run.
     *
     * @param nanos there and back, ns; absent where too few were seen on undisturbed processors, so that the CPU probe
     *     alone decided
     */
    public record UsualWakeUp(
            ProbeKey client, ProbeKey server, @Nullable Double nanos) {}
}
