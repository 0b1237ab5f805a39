package dev.loopbench.results.export;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.loopbench.results.figures.Metric;
import dev.loopbench.results.files.Documents;
import dev.loopbench.results.statistics.Estimate;
import dev.loopbench.results.store.Summary;
import dev.loopbench.results.text.Numbers;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The input of github-action-benchmark for its {@code customSmallerIsBetter} or {@code customBiggerIsBetter}: a document for each. It
 * draws every entry over time by its name, so a name says nothing that changes from run to run. All figures are over all laps: on
 * a shared machine there may be no quiet ones, and a line must not change its meaning in between.
 */
final class GithubActionExport {

    private static final Set<Metric> METRICS = EnumSet.of(
            Metric.P50_US_ALL,
            Metric.P99_US,
            Metric.RESPONSE_P50_US_ALL,
            Metric.RESPONSE_P99_US,
            Metric.CPU_US,
            Metric.CPU_MS_PER_GIB,
            Metric.THROUGHPUT_PER_S_ALL,
            Metric.BYTES_PER_S_ALL);

    private GithubActionExport() {}

    /**
     * An entry.
     *
     * @param range half of the 95 % interval, with its sign; empty while there are too few forks
     * @param extra shown when pointed at
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Benchmark(String name, String unit, BigDecimal value, String range, String extra) {}

    static String of(Summary summary, Better wanted) throws IOException {
        boolean hasOneJdk = summary.panels().stream()
                        .map(panel -> panel.point().jdk())
                        .distinct()
                        .count()
                <= 1;
        List<Benchmark> benchmarks = Entry.of(summary, wanted).stream()
                .filter(entry -> METRICS.contains(entry.metric()))
                .map(entry -> benchmark(summary.run(), entry, hasOneJdk))
                .toList();
        return Documents.text(benchmarks);
    }

    private static Benchmark benchmark(String run, Entry entry, boolean hasOneJdk) {
        Estimate estimate = entry.estimate();
        String jdk = entry.panel().point().jdk();
        return new Benchmark(
                entry.panelName() + (hasOneJdk ? "" : ", JDK " + jdk) + ": "
                        + entry.cell().label() + ", " + entry.metric().label(),
                entry.unit(),
                Digits.rounded(estimate.value()),
                range(estimate),
                "JDK " + jdk + "\n" + entry.cell().outcome().forks() + " forks\nrun " + run);
    }

    private static String range(Estimate estimate) {
        Double low = estimate.low();
        Double high = estimate.high();
        return low == null || high == null ? "" : "± " + Numbers.plain((high - low) / 2);
    }
}
