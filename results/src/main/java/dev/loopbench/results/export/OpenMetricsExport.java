package dev.loopbench.results.export;

import dev.loopbench.results.figures.Metric;
import dev.loopbench.results.files.StartedRun;
import dev.loopbench.results.store.Summary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every figure as a gauge, its interval as two further ones: OpenMetrics 1.0 in text, of which
 * Prometheus' own text format takes every line, too. */
final class OpenMetricsExport {

    private final StringBuilder text = new StringBuilder();
    private final List<Entry> entries;
    private final String run;

    private OpenMetricsExport(List<Entry> entries, String run) {
        this.entries = entries;
        this.run = run;
    }

    static String of(Summary summary, StartedRun started, @Nullable Better wanted) {
        OpenMetricsExport export = new OpenMetricsExport(Entry.of(summary, wanted), summary.run());
        return export.text(started);
    }

    private String text(StartedRun started) {
        text.append("# TYPE loopbench_run_info gauge\n# HELP loopbench_run_info The run that all figures are of.\n");
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("run", run);
        facts.put("machine", started.machine());
        sample("loopbench_run_info", facts, 1);
        for (Metric metric : Metric.values()) {
            List<Entry> ofMetric =
                    entries.stream().filter(entry -> entry.metric() == metric).toList();
            if (!ofMetric.isEmpty()) {
                families(metric, ofMetric);
            }
        }
        return text.append("# EOF\n").toString();
    }

    private void families(Metric metric, List<Entry> ofMetric) {
        MetricFamily family = MetricFamily.of(metric);
        String wanted = Better.of(metric)
                .map(better -> " A " + better.label() + " one is better.")
                .orElse("");
        head(family, "", "Estimate over the forks of a cell." + wanted);
        ofMetric.forEach(entry -> sample(family, "", entry, entry.estimate().value()));
        if (ofMetric.stream().anyMatch(entry -> entry.estimate().low() != null)) {
            head(family, "_low", "Lower end of the 95 % interval.");
            ofMetric.forEach(
                    entry -> sample(family, "_low", entry, entry.estimate().low()));
            head(family, "_high", "Upper end of the 95 % interval.");
            ofMetric.forEach(
                    entry -> sample(family, "_high", entry, entry.estimate().high()));
        }
    }

    private void head(MetricFamily family, String part, String help) {
        String name = family.name(part);
        text.append("# TYPE ").append(name).append(" gauge\n");
        if (!family.unit().isEmpty()) {
            text.append("# UNIT ")
                    .append(name)
                    .append(' ')
                    .append(family.unit())
                    .append('\n');
        }
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    }

    private void sample(MetricFamily family, String part, Entry entry, @Nullable Double value) {
        if (value != null) {
            sample(family.name(part), labels(entry), value * family.factor());
        }
    }

    private Map<String, String> labels(Entry entry) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("run", run);
        labels.put("panel", entry.panelName());
        labels.put("jdk", entry.panel().point().jdk());
        labels.put("server", entry.panel().point().server());
        labels.put("transport", entry.cell().transport());
        labels.put("client", entry.cell().client());
        // No label is the same as an empty one.
        Optional.of(entry.cell().variant())
                .filter(variant -> !variant.isEmpty())
                .ifPresent(variant -> labels.put("variant", variant));
        return labels;
    }

    private void sample(String name, Map<String, String> labels, double value) {
        text.append(name)
                .append(labels.entrySet().stream()
                        .map(label -> label.getKey() + "=\"" + escaped(label.getValue()) + '"')
                        .collect(Collectors.joining(",", "{", "} ")))
                .append(Digits.text(value))
                .append('\n');
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
