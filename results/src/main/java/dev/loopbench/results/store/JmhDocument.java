package dev.loopbench.results.store;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.loopbench.core.record.EndRecord;
import dev.loopbench.results.analysis.Analysis;
import dev.loopbench.results.analysis.Figures;
import dev.loopbench.results.analysis.ForkEntry;
import dev.loopbench.results.analysis.ForkEntry.JmhScore;
import dev.loopbench.results.analysis.PanelBlocks;
import dev.loopbench.results.figures.Metric;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.plan.Panel;
import dev.loopbench.results.plan.Plan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.util.ListStatistics;
import org.openjdk.jmh.util.Version;

/**
 * One cell as JMH would write it: an entry of {@code jmh.json}. A fork stands for one iteration, so the spread is that between
 * forks. The primary metric is the workload's own, and the mode says whether more of it is better. Of all secondary ones, JMH's score
 * among them, less is better.
 */
record JmhDocument(
        String jmhVersion,
        String benchmark,
        String mode,
        int threads,
        int forks,
        @JsonUnwrapped Vm vm,
        @JsonUnwrapped Iterations iterations,
        Map<String, String> params,
        JmhMetric primaryMetric,
        Map<String, JmhMetric> secondaryMetrics) {

    private static final String OWN_SCORE = "jmh_score";
    private static final String AN_OPERATION = "/op";
    private static final double CONFIDENCE = 0.999;
    private static final List<Double> RANKS = List.of(0.0, 50.0, 90.0, 95.0, 99.0, 99.9, 99.99, 99.999, 99.9999, 100.0);

    /** The JVM that ran the forks. */
    record Vm(String jvm, List<String> jvmArgs, String jdkVersion, String vmName, String vmVersion) {}

    /** The iterations of a fork: one that warms up, and one that counts. */
    record Iterations(
            int warmupIterations,
            String warmupTime,
            int warmupBatchSize,
            int measurementIterations,
            String measurementTime,
            int measurementBatchSize) {

        static Iterations of(Duration warmup, Duration measure) {
            return new Iterations(1, time(warmup), 1, 1, time(measure), 1);
        }
    }

    /** A metric, with its error at JMH's confidence of 99.9 %. */
    record JmhMetric(
            double score,
            double scoreError,
            List<Double> scoreConfidence,
            Map<String, Double> scorePercentiles,
            String scoreUnit,
            List<List<Double>> rawData) {

        static JmhMetric of(List<Double> values, String unit) {
            ListStatistics statistics = new ListStatistics(
                    values.stream().mapToDouble(value -> value).toArray());
            Map<String, Double> percentiles = new LinkedHashMap<>();
            for (double rank : RANKS) {
                percentiles.put(Double.toString(rank), statistics.getPercentile(rank));
            }
            return new JmhMetric(
                    statistics.getMean(),
                    statistics.getMeanErrorAt(CONFIDENCE),
                    Arrays.stream(statistics.getConfidenceIntervalAt(CONFIDENCE))
                            .boxed()
                            .toList(),
                    percentiles,
                    unit,
                    values.stream().map(List::of).toList());
        }
    }

    /**
     * The measured cells of a run but for the floors, which no JVM ran and JMH could not have. A cell without its
     * primary metric has nothing that could stand for a score.
     */
    static List<JmhDocument> of(Plan plan, Analysis analysis) {
        Map<Cell, PanelBlocks> measured = new LinkedHashMap<>();
        for (PanelBlocks blocks : analysis.panels()) {
            for (Cell cell : transports(blocks.panel())) {
                if (!analysis.figures()
                        .values(blocks.analysed(cell), primary(cell))
                        .isEmpty()) {
                    measured.put(cell, blocks);
                }
            }
        }
        JmhCharts charts = new JmhCharts(measured.keySet());
        List<JmhDocument> entries = new ArrayList<>();
        measured.forEach((cell, blocks) -> {
            List<ForkEntry> forks = blocks.analysed(cell);
            List<Double> scores = analysis.figures().values(forks, primary(cell));
            entries.add(of(plan, cell, charts, forks, scores, analysis.figures()));
        });
        return entries;
    }

    private static List<Cell> transports(Panel panel) {
        return panel.cells().stream().filter(cell -> !cell.isFloor()).toList();
    }

    private static JmhDocument of(
            Plan plan, Cell cell, JmhCharts charts, List<ForkEntry> forks, List<Double> scores, Figures figures) {
        ForkEntry first = forks.get(0);
        EndRecord client = Objects.requireNonNull(first.record().client(), "a measured fork has a client");
        String[] vm = client.jvm().vm().split(", ", 2);
        return new JmhDocument(
                Version.getPlainVersion(),
                charts.benchmark(cell),
                mode(cell).shortLabel(),
                1,
                scores.size(),
                new Vm(
                        client.jvm().home() + "/bin/java",
                        client.jvm().arguments(),
                        client.jvm().version(),
                        vm[0],
                        client.jvm().version()),
                Iterations.of(plan.warmup(cell), plan.measure()),
                charts.parameters(cell),
                JmhMetric.of(scores, unit(primary(cell))),
                secondary(cell, forks, figures));
    }

    private static Metric primary(Cell cell) {
        return Metric.of(cell.workload().primaryMetric());
    }

    private static Mode mode(Cell cell) {
        return primary(cell).isRate() ? Mode.Throughput : Mode.AverageTime;
    }

    private static String unit(Metric metric) {
        return switch (metric.unit()) {
            case MICROSECONDS -> "us/op";
            case PER_SECOND -> "ops/s";
            case BYTES_PER_SECOND -> "B/s";
            case MILLISECONDS -> "ms";
            case SHARE -> "share";
            case COUNT -> "count/op";
            case BYTES -> "B/op";
            case SOCKETS -> "sockets";
            case REQUESTS -> "requests";
            case NANOSECONDS -> "ns/op";
            case CONNECTION_BYTES -> "B/connection";
        };
    }

    private static String time(Duration duration) {
        return TimeValue.milliseconds(duration.toMillis()).toString();
    }

    /** Viewers take less for better in whatever they do not know. Shares and what tells of the machine are neither. */
    private static boolean isBetterIfLess(Metric metric) {
        return switch (metric.unit()) {
            case MICROSECONDS, COUNT, BYTES, NANOSECONDS, CONNECTION_BYTES -> true;
            case MILLISECONDS -> metric != Metric.SETTLED_MS;
            case PER_SECOND, BYTES_PER_SECOND, SHARE, SOCKETS, REQUESTS -> false;
        };
    }

    private static Map<String, JmhMetric> secondary(Cell cell, List<ForkEntry> forks, Figures figures) {
        Map<String, JmhMetric> metrics = new LinkedHashMap<>();
        for (Metric metric : Metric.values()) {
            List<Double> values = figures.values(forks, metric);
            if (metric != primary(cell) && isBetterIfLess(metric) && !values.isEmpty()) {
                metrics.put(metric.label(), JmhMetric.of(values, unit(metric)));
            }
        }
        List<JmhScore> own = forks.stream().flatMap(fork -> fork.jmh().stream()).toList();
        if (!own.isEmpty() && own.get(0).unit().endsWith(AN_OPERATION)) {
            List<Double> scores = own.stream().map(JmhScore::score).toList();
            metrics.put(OWN_SCORE, JmhMetric.of(scores, own.get(0).unit()));
        }
        return metrics;
    }
}
