package dev.loopbench.results.report;

import dev.loopbench.core.text.Counted;
import dev.loopbench.results.measure.LoadFigures;
import dev.loopbench.results.measure.MeasureDocument;
import dev.loopbench.results.measure.PromiseFigures;
import dev.loopbench.results.measure.ServiceComparison;
import dev.loopbench.results.measure.TargetFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What {@code measure} found, in words: errors first, then a table, then what it means. */
public final class MeasureReport {

    private final MeasureDocument document;
    private final Lines lines = new Lines();

    private MeasureReport(MeasureDocument document) {
        this.document = document;
    }

    /** The report as text. */
    public static String of(MeasureDocument document) {
        return new MeasureReport(document).text();
    }

    private String text() {
        LoadFigures load = document.load();
        document.problems().forEach(lines::add);
        if (load == null) {
            return lines.text();
        }
        document.targets().forEach(this::errors);
        if (!document.targets().isEmpty()) {
            load(load);
            document.targets()
                    .forEach(target ->
                            lines.add("  " + target.name() + "  " + target.target() + "  (" + target.address() + ")"));
            lines.add("");
            table();
            for (TargetFigures target : document.targets()) {
                new ServiceRemarks(target, load, document.targets().size() > 1).addTo(lines);
            }
            document.comparisons().forEach(this::comparison);
        }
        PromiseFigures promise = document.promise();
        if (promise != null) {
            promise(promise);
        }
        return lines.text();
    }

    private void errors(TargetFigures target) {
        if (target.errorCount() == 0) {
            return;
        }
        lines.paragraph(
                "",
                "ERRORS in " + target.name() + ": " + target.errorCount() + ", warm-up included; "
                        + Counted.of(target.requests(), "request was", "requests were") + " measured");
        target.errors()
                .forEach((kind, count) ->
                        lines.paragraph("  ", count + " x " + target.examples().getOrDefault(kind, kind)));
        lines.add("");
    }

    private void load(LoadFigures load) {
        String loop = load.perSecond() == null
                ? "closed loop"
                : String.format(
                        Locale.ROOT,
                        "open loop, %s requests a second, %s",
                        Numbers.plain(load.perSecond()),
                        load.arrivals());
        lines.paragraph(
                "",
                loop + ": " + Counted.of(load.connections(), "connection") + " x " + load.window() + "; "
                        + Counted.of(load.blocks(), "block") + " of " + Counted.of(load.rounds(), "round")
                        + ", turns of "
                        + Numbers.plain(load.turnMillis())
                        + " ms");
        lines.paragraph(
                "",
                String.format(
                        Locale.ROOT,
                        "warm-up %.1f s%s; client on %s%s",
                        load.warmUpSeconds(),
                        load.steady() ? "" : ", NOT STEADY at its end: figures may still move",
                        load.clientCpus().isEmpty() ? "any CPU" : "CPU " + load.clientCpus(),
                        load.apart() ? ", which the service may not use" : ""));
    }

    private void table() {
        boolean open = document.targets().stream().anyMatch(target -> target.open() != null);
        List<List<String>> table = new ArrayList<>();
        table.add(List.of("", "throughput/s", "p50 µs", "p99 µs", "p99.9 µs", "service p99.9 µs", "CPU µs", "errors"));
        for (TargetFigures target : document.targets()) {
            table.add(List.of(
                    target.name(),
                    FigureText.scaled(target.throughput()),
                    FigureText.plain(target.p50()),
                    FigureText.plain(target.p99()),
                    FigureText.plain(target.p999()),
                    target.open() == null ? "" : FigureText.plain(target.open().serviceP999()),
                    target.service() == null
                            ? ""
                            : Numbers.plain(target.service().cpuUs()),
                    String.valueOf(target.errorCount())));
            table.add(List.of(
                    "",
                    FigureText.interval(target.throughput()),
                    FigureText.interval(target.p50()),
                    FigureText.interval(target.p99()),
                    FigureText.interval(target.p999()),
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
        lines.add("");
    }

    private void comparison(ServiceComparison found) {
        String more = found.moreBlocks() == null ? "" : ", " + Numbers.moreBlocks(found.moreBlocks());
        lines.paragraph(
                "",
                found.cell() + " against " + found.reference() + ": " + found.metric() + " x "
                        + Numbers.ratio(found.ratio()) + " (" + Numbers.interval(found.low(), found.high()) + "), p "
                        + Numbers.chance(found.p()) + ": " + found.verdict() + more);
    }

    private void promise(PromiseFigures promise) {
        for (PromiseFigures.RateTried tried : promise.tried()) {
            lines.paragraph(
                    "  ",
                    Numbers.scaled(tried.perSecond()) + "/s: reached " + Numbers.scaled(tried.reachedPerSecond())
                            + "/s, response " + Numbers.plain(tried.micros()) + " µs, "
                            + (tried.kept() ? "kept" : "NOT kept"));
        }
        Double knee = promise.kneePerSecond();
        if (knee != null) {
            lines.paragraph("", promise.promise() + " is kept up to " + Numbers.scaled(knee) + " requests a second");
        } else {
            lines.paragraph(
                    "",
                    promise.promise()
                            + (promise.kept() ? " is kept" : " is NOT kept")
                            + (promise.tried().isEmpty() ? "" : " at any rate that was tried"));
        }
    }
}
