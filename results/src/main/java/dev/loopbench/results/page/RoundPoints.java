package dev.loopbench.results.page;

import dev.loopbench.results.page.ChartData.RoundData;
import dev.loopbench.results.plot.Rounded;
import dev.loopbench.results.statistics.Quantiles;
import dev.loopbench.results.store.RecordedRun;
import dev.loopbench.results.store.RecordedRun.RecordedFork;
import dev.loopbench.results.store.RecordedRun.RecordedSlice;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The slices that count, over the time of the run, each with the CPU probes around it. */
final class RoundPoints {

    /** In all panels together; a page stays below 2 MB with them. */
    private static final int MOST = 12_000;

    private static final double NANOS_PER_MICRO = 1e3;

    private final int everyNth;
    private final long start;
    private final double usual;

    RoundPoints(RecordedRun run) {
        long all = run.forks().stream().mapToLong(fork -> fork.slices().size()).sum();
        everyNth = (int) (all / MOST) + 1;
        start = run.forks().stream()
                .mapToLong(RecordedFork::startedAtMillis)
                .min()
                .orElse(0);
        List<Double> probes = new ArrayList<>();
        for (RecordedFork fork : run.forks()) {
            for (RecordedSlice slice : fork.slices()) {
                if (slice.probeNanos() > 0) {
                    probes.add(slice.probeNanos() / NANOS_PER_MICRO);
                }
            }
        }
        usual = Quantiles.median(probes).orElse(0);
    }

    /** @param forks of each cell; absent when no slice of them counts */
    @Nullable
    RoundData of(List<List<RecordedFork>> forks) {
        List<List<Double>> points = forks.stream().map(this::points).toList();
        return points.stream().allMatch(List::isEmpty) ? null : new RoundData(points, usual, everyNth);
    }

    private List<Double> points(List<RecordedFork> forks) {
        List<Double> points = new ArrayList<>();
        for (RecordedFork fork : forks) {
            List<RecordedSlice> steady =
                    fork.slices().stream().filter(RecordedSlice::steady).toList();
            for (int i = 0; i < steady.size(); i += everyNth) {
                RecordedSlice slice = steady.get(i);
                points.add(Rounded.of((fork.startedAtMillis() - start) / 1e3 + slice.atNanos() / 1e9));
                points.add(Rounded.of(slice.p50Nanos() / NANOS_PER_MICRO));
                points.add(Rounded.of(slice.probeNanos() / NANOS_PER_MICRO));
                points.add(slice.laps() > 0 && slice.quietLaps() == slice.laps() ? 1.0 : 0.0);
            }
        }
        return points;
    }
}
