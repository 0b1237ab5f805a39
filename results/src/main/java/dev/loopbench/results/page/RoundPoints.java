package dev.loopbench.results.page;

import dev.loopbench.results.page.ChartData.RoundData;
import dev.loopbench.results.plot.Rounded;
import dev.loopbench.results.store.RecordedRun;
import dev.loopbench.results.store.RecordedRun.RecordedFork;
import dev.loopbench.results.store.RecordedRun.RecordedSlice;
import dev.loopbench.results.store.RecordedRun.SliceTotals;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The slices that count, over the time of the run, each with the CPU probes around it. */
final class RoundPoints {

    private static final double NANOS_PER_MICRO = 1e3;

    private final SliceTotals totals;
    private final long start;

    RoundPoints(RecordedRun run) {
        totals = run.totals();
        start = run.forks().stream()
                .mapToLong(RecordedFork::startedAtMillis)
                .min()
                .orElse(0);
    }

    /** @param forks of each cell; absent when no slice of them counts */
    @Nullable
    RoundData of(List<List<RecordedFork>> forks) {
        List<List<Double>> points = forks.stream().map(this::points).toList();
        return points.stream().allMatch(List::isEmpty)
                ? null
                : new RoundData(points, totals.usualProbeNanos() / NANOS_PER_MICRO, totals.everyNth());
    }

    private List<Double> points(List<RecordedFork> forks) {
        List<Double> points = new ArrayList<>();
        for (RecordedFork fork : forks) {
            for (RecordedSlice slice : fork.slices()) {
                points.add(Rounded.of((fork.startedAtMillis() - start) / 1e3 + slice.atNanos() / 1e9));
                points.add(Rounded.of(slice.p50Nanos() / NANOS_PER_MICRO));
                points.add(Rounded.of(slice.probeNanos() / NANOS_PER_MICRO));
                points.add(slice.laps() > 0 && slice.quietLaps() == slice.laps() ? 1.0 : 0.0);
            }
        }
        return points;
    }
}
