package dev.loopbench.results.export;

import dev.loopbench.results.analysis.PanelKey;
import dev.loopbench.results.store.Summary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A line for each metric of each cell, as RFC 4180 has it but for the Unix ends of lines: for spreadsheets, R and pandas. */
final class CsvExport {

    private static final List<String> HEADER = List.of(
            "run",
            "panel",
            "workload",
            "placement",
            "server",
            "address",
            "request_bytes",
            "response_bytes",
            "connections",
            "window",
            "rate_per_second",
            "arrivals",
            "server_work_ns",
            "server_wait_ns",
            "server_threads",
            "congestion",
            "jdk",
            "transport",
            "client",
            "variant",
            "forks",
            "metric",
            "unit",
            "better",
            "value",
            "low",
            "high");

    private static final String LINE_END = "\n";

    private CsvExport() {}

    static String of(Summary summary, @Nullable Better wanted) {
        List<List<String>> lines = new ArrayList<>(List.of(HEADER));
        Entry.of(summary, wanted).forEach(entry -> lines.add(line(summary.run(), entry)));
        return lines.stream()
                .map(line -> line.stream().map(CsvExport::field).collect(Collectors.joining(",", "", LINE_END)))
                .collect(Collectors.joining());
    }

    private static List<String> line(String run, Entry entry) {
        PanelKey point = entry.panel().point();
        return texts(
                run,
                entry.panelName(),
                point.workload(),
                point.placement(),
                point.server(),
                point.address(),
                point.load().requestBytes(),
                point.load().responseBytes(),
                point.load().connections(),
                point.load().window(),
                point.rate().ratePerSecond(),
                point.rate().arrivals(),
                point.serving() == null ? 0 : point.serving().workNanos(),
                point.serving() == null ? 0 : point.serving().waitNanos(),
                point.serving() == null ? 1 : point.serving().threads(),
                point.congestion(),
                point.jdk(),
                entry.cell().transport(),
                entry.cell().client(),
                entry.cell().variant(),
                entry.cell().outcome().forks(),
                entry.metric().label(),
                entry.unit(),
                Better.of(entry.metric()).map(Better::label).orElse(""),
                Digits.text(entry.estimate().value()),
                Digits.text(entry.estimate().low()),
                Digits.text(entry.estimate().high()));
    }

    private static List<String> texts(@Nullable Object... values) {
        return Arrays.stream(values).map(value -> Objects.toString(value, "")).toList();
    }

    private static String field(String text) {
        boolean isPlain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
