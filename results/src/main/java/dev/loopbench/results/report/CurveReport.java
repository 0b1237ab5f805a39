package dev.loopbench.results.report;

import dev.loopbench.core.session.Pace;
import dev.loopbench.core.text.Counted;
import dev.loopbench.results.curve.Curve;
import dev.loopbench.results.curve.CurveDocument;
import dev.loopbench.results.curve.CurvePoint;
import dev.loopbench.results.statistics.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/** Curves as text of at most {@value Lines#WIDTH} columns. */
public final class CurveReport {

    private static final String KNEE = "knee";
    private static final String NONE = "-";

    private static final List<String> TITLES = List.of(
            "load", "rate/s", "resp. p50", "p99", "p99.9", "serv. p50", "p99", "CPU µs", "client", "server", "");

    private static final String MEANING =
            "Load: the rate as a part of the closed loop's. Times in µs, over quiet and disturbed slices alike: responses from the moment when the plan wanted the request to"
                    + " leave, service from the moment when it left, each with its p99. CPU is that of both ends' I/O threads for each request; client and server are the busy"
                    + " shares of these threads, the client's with what it spins while it waits for the next request."
                    + " Late: of more than one request in a hundred the generator itself was late by over a tenth of the"
                    + " median response, which is in the response times, so that they are no longer than shown."
                    + " At low rates latency is often worse than at high ones: between two requests processors go to sleep and"
                    + " caches go to others.";

    private CurveReport() {}

    public static String of(CurveDocument document) {
        Lines lines = new Lines();
        for (Curve curve : document.curves()) {
            lines.paragraph("", heading(curve, document));
            if (curve.closedPerSecond() == null) {
                lines.paragraph("  ", "no curve: " + (curve.trouble() == null ? "not measured" : curve.trouble()));
            } else {
                AlignedTable.withVerdicts(table(curve)).print(lines);
                troubles(curve, lines);
                lines.paragraph("  ", conclusion(curve, document.complete()));
            }
            lines.add("");
        }
        document.notes().forEach(note -> lines.paragraph("", "Note: " + note));
        lines.paragraph("", MEANING);
        return lines.text();
    }

    private static String heading(Curve curve, CurveDocument document) {
        Double closed = curve.closedPerSecond();
        return curve.transport() + ": " + document.placement() + ", " + Counted.of(document.connections(), "connection")
                + " x " + document.window() + ", "
                + document.arrivals() + " arrivals, " + Counted.of(document.blocks(), "fork") + " a rate" + ", JDK "
                + document.jdk()
                + (closed == null ? "" : "; the closed loop does " + Numbers.scaled(closed) + "/s")
                + (closed == null || closed <= Pace.MAX_PER_SECOND
                        ? ""
                        : ", rates are tried up to " + Numbers.scaled(Pace.MAX_PER_SECOND) + "/s");
    }

    private static List<List<String>> table(Curve curve) {
        List<List<String>> table = new ArrayList<>();
        table.add(TITLES);
        curve.points().forEach(point -> table.add(line(point, isKnee(curve, point))));
        return table;
    }

    private static boolean isKnee(Curve curve, CurvePoint point) {
        return curve.knee().filter(point::equals).isPresent();
    }

    private static List<String> line(CurvePoint point, boolean isKnee) {
        return List.of(
                Numbers.share(point.share()),
                Numbers.scaled(point.perSecond()),
                text(point.figure(Metric.RESPONSE_P50_US_ALL), Numbers::plain),
                text(point.figure(Metric.RESPONSE_P99_US), Numbers::plain),
                text(point.figure(Metric.RESPONSE_P99_9_US), Numbers::plain),
                text(point.figure(Metric.P50_US_ALL), Numbers::plain),
                text(point.figure(Metric.P99_US), Numbers::plain),
                text(point.figure(Metric.CPU_US), Numbers::plain),
                text(point.figure(Metric.CLIENT_BUSY_SHARE), Numbers::share),
                text(point.figure(Metric.SERVER_BUSY_SHARE), Numbers::share),
                mark(point, isKnee));
    }

    private static String mark(CurvePoint point, boolean isKnee) {
        if (point.trouble() != null) {
            return "not held";
        }
        return (isKnee ? KNEE : "") + (isKnee && point.isLate() ? ", " : "") + (point.isLate() ? "late" : "");
    }

    private static String text(@Nullable Double value, DoubleFunction<String> format) {
        return value == null ? NONE : format.apply(value);
    }

    private static void troubles(Curve curve, Lines lines) {
        curve.points().stream()
                .filter(point -> point.trouble() != null)
                .forEach(point -> lines.paragraph(
                        "  ", Numbers.scaled(point.perSecond()) + "/s was not held: " + point.trouble()));
    }

    private static String conclusion(Curve curve, boolean complete) {
        if (!complete) {
            return "the search was not finished";
        }
        String promise = "99 of 100 responses within " + Numbers.plain(curve.promisedMicros()) + " µs";
        return curve.knee()
                .map(knee -> "the highest rate with " + promise + ": " + Numbers.scaled(knee.perSecond()) + "/s, "
                        + Numbers.share(knee.share()) + " of the closed loop's, at "
                        + text(knee.figure(Metric.CPU_US), Numbers::plain) + " µs of processor time a request")
                .orElse("no rate had " + promise);
    }
}
