package dev.loopbench.results.measure;

import dev.loopbench.results.service.LoadFigures;
import dev.loopbench.results.service.MeasureDocument;
import dev.loopbench.results.service.PromiseFigures;
import dev.loopbench.results.service.TargetFigures;
import dev.loopbench.results.text.AlignedTable;
import dev.loopbench.results.text.Lines;
import dev.loopbench.results.text.Numbers;
import dev.loopbench.service.client.Latencies;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The findings of {@code measure} in words: errors first, then a table, then its meaning. */
public final class MeasureReport {

    private final MeasureDocument document;
    private final Map<String, List<Latencies>> latencies;
    private final MeasureWords words;
    private final Lines lines = new Lines();

    private MeasureReport(MeasuredServices measured) {
        document = measured.document();
        latencies = measured.latencies();
        words = new MeasureWords(document);
    }

    /** The report as text. */
    public static String of(MeasuredServices measured) {
        return new MeasureReport(measured).text();
    }

    private String text() {
        LoadFigures load = document.load();
        document.problems().forEach(lines::add);
        if (load == null) {
            return lines.text();
        }
        document.faulty().forEach(target -> errors(MeasureWords.errors(target), MeasureWords.kinds(target)));
        words.faulty().forEach(tried -> errors(MeasureWords.errors(tried), MeasureWords.kinds(tried)));
        if (!document.targets().isEmpty()) {
            lines.paragraph("", MeasureWords.loop(load));
            lines.paragraph("", MeasureWords.warmUp(load));
            document.targets()
                    .forEach(target -> lines.add(
                            "  " + target.name() + "  " + target.shownTarget() + "  (" + target.address() + ")"));
            lines.add("");
            table();
            document.targets().forEach(this::remarks);
            document.comparisons().forEach(found -> lines.paragraph("", MeasureWords.of(found)));
        }
        PromiseFigures promise = document.promise();
        if (promise != null) {
            if (document.targets().isEmpty()) {
                lines.paragraph("", MeasureWords.loop(load));
                lines.paragraph("", MeasureWords.warmUp(load));
            }
            promise(promise);
        }
        return lines.text();
    }

    private void errors(String title, List<String> kinds) {
        lines.paragraph("", title);
        kinds.forEach(kind -> lines.paragraph("  ", kind));
        lines.add("");
    }

    private void remarks(TargetFigures target) {
        List<String> remarks = words.remarks(target);
        remarks.forEach(remark -> lines.paragraph("", remark));
        if (!remarks.isEmpty()) {
            lines.add("");
        }
    }

    private void table() {
        boolean open = document.targets().stream().anyMatch(target -> target.open() != null);
        List<List<String>> table = new ArrayList<>();
        table.add(List.of("", "throughput/s", "p50 µs", "p99 µs", "p99.9 µs", "service p99.9 µs", "CPU µs", "errors"));
        for (TargetFigures target : document.targets()) {
            table.add(List.of(
                    target.name(),
                    FigureText.scaled(target.speed().throughput()),
                    FigureText.plain(target.speed().p50()),
                    FigureText.plain(target.speed().p99()),
                    FigureText.plain(target.speed().p999()),
                    target.open() == null ? "" : FigureText.plain(target.open().serviceP999()),
                    target.costs().service() == null
                            ? ""
                            : Numbers.plain(target.costs().service().each().cpuUs()),
                    String.valueOf(target.errorCount())));
            table.add(List.of(
                    "",
                    FigureText.interval(target.speed().throughput()),
                    FigureText.interval(target.speed().p50()),
                    FigureText.interval(target.speed().p99()),
                    FigureText.interval(target.speed().p999()),
                    target.open() == null
                            ? ""
                            : FigureText.interval(target.open().serviceP999()),
                    "",
                    ""));
        }
        AlignedTable.ofFigures(open ? table : AlignedTable.withoutEmptyColumns(table))
                .print(lines);
        lines.add("  below each figure its 95 % interval; p50 to p99.9 are response times"
                + (open ? ", from when a request was due" : ""));
        ResponseBars.lines(latencies).forEach(lines::add);
        lines.add("");
    }

    private void promise(PromiseFigures promise) {
        promise.tried().forEach(tried -> lines.paragraph("  ", MeasureWords.of(tried)));
        lines.paragraph("", MeasureWords.of(promise));
    }
}
