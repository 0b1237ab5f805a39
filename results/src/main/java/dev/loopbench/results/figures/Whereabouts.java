package dev.loopbench.results.figures;

import dev.loopbench.core.record.SliceRecord;
import dev.loopbench.results.statistics.Modes;
import dev.loopbench.results.statistics.Quantiles;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.HdrHistogram.Histogram;

/**
 * How long round trips took by where both ends were seen at the end of their slice. A thread that was moved within a slice counts
 * for where it was last.
 *
 * <p>Filled by one thread, then read.
 */
public final class Whereabouts {

    /** Steps of 0.1 % and less, and little memory. */
    private static final int DIGITS = 3;

    private static final double NANOS_PER_MICRO = 1e3;

    private final Map<CpuPair, Histogram> byPair = new HashMap<>();

    private record CpuPair(List<Integer> client, List<Integer> server) {}

    /** Takes in a slice; its round trips in ns. */
    void add(SliceRecord slice, Histogram roundTrips) {
        add(
                new CpuPair(
                        List.copyOf(slice.client().cpus()),
                        List.copyOf(slice.server().cpus())),
                roundTrips);
    }

    private void add(CpuPair pair, Histogram roundTrips) {
        byPair.computeIfAbsent(pair, key -> new Histogram(DIGITS)).add(roundTrips);
    }

    /** Those of several forks as if they were one; empty where there was no slice. */
    public static Optional<RanOn> together(Collection<Whereabouts> forks) {
        Whereabouts sum = new Whereabouts();
        forks.forEach(fork -> fork.byPair.forEach(sum::add));
        return sum.byPair.isEmpty() ? Optional.empty() : Optional.of(sum.ranOn());
    }

    private RanOn ranOn() {
        Histogram all = new Histogram(DIGITS);
        byPair.values().forEach(all::add);
        List<RanOn.Pair> pairs = new ArrayList<>();
        byPair.forEach((pair, roundTrips) -> {
            OptionalDouble p50 = Quantiles.of(roundTrips, 0.5);
            pairs.add(new RanOn.Pair(
                    pair.client(),
                    pair.server(),
                    (double) roundTrips.getTotalCount() / all.getTotalCount(),
                    p50.isPresent() ? p50.getAsDouble() / NANOS_PER_MICRO : null));
        });
        pairs.sort(Comparator.comparingDouble(RanOn.Pair::share)
                .reversed()
                .thenComparing(pair -> pair.client().toString())
                .thenComparing(pair -> pair.server().toString()));
        return new RanOn(pairs, Modes.of(all));
    }
}
