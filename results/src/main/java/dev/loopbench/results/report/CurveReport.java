package dev.loopbench.results.report;

import dev.loopbench.core.pacing.Pace;
import dev.loopbench.core.text.Counted;
import dev.loopbench.results.curve.Curve;
import dev.loopbench.results.curve.Curve.Answer;
import dev.loopbench.results.curve.CurveDocument;
import dev.loopbench.results.curve.CurvePoint;
import dev.loopbench.results.figures.Metric;
import dev.loopbench.results.text.AlignedTable;
import dev.loopbench.results.text.Lines;
import dev.loopbench.results.text.Load;
import dev.loopbench.results.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Curves as text. */
public final class CurveReport {

    private static final String NONE = "-";

    private static final List<String> TITLES =
            List.of("load", "rate/s", "seen p50", "p99", "without p50", "p99", "out", "CPU µs", "client", "server", "");

    private static final String MEANING =
            "Load: the rate as a part of the closed loop's. Response times in µs from the moment when the plan wanted the request to leave, over quiet and disturbed slices"
                    + " alike: as seen on this machine, and without the requests that met a pause of the platform; out is their share. CPU is that of both ends' I/O threads for"
                    + " each request; client and server are the busy shares of these threads, the client's with what it spins while it waits for the next request."
                    + " Late: of more than one request in a hundred the generator itself was late by over a tenth of the"
                    + " median response and 0.1 ms, which is in the response times, so that they are no longer than shown. Disturbed: more than a fifth was left out,"
                    + " so that the second answer does not count."
                    + " To see why the slow requests of a rate R are slow, for example of a low one: run --ledger --workloads fixed-rate --rate R.";

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
        return curve.transport() + ": " + document.load().placement() + ", "
                + Load.of(document.load().connections(), document.load().window()) + ", "
                + document.load().arrivals() + " arrivals, "
                + Counted.of(document.forks().blocks(), "fork") + " a rate" + ", JDK "
                + document.forks().jdk()
                + (closed == null ? "" : "; the closed loop does " + Numbers.scaled(closed) + "/s")
                + (closed == null || closed <= Pace.MAX_PER_SECOND
                        ? ""
                        : ", rates are tried up to " + Numbers.scaled(Pace.MAX_PER_SECOND) + "/s");
    }

    private static List<List<String>> table(Curve curve) {
        List<List<String>> table = new ArrayList<>();
        table.add(TITLES);
        curve.points().forEach(point -> table.add(line(point, knees(curve, point))));
        return table;
    }

    private static String knees(Curve curve, CurvePoint point) {
        boolean isServices = curve.knee(Answer.SERVICE).filter(point::equals).isPresent();
        boolean isMachines = curve.knee(Answer.MACHINE).filter(point::equals).isPresent();
        if (isServices && isMachines) {
            return "both knees";
        }
        return isServices ? "service's knee" : isMachines ? "machine's knee" : "";
    }

    private static List<String> line(CurvePoint point, String knees) {
        return List.of(
                Numbers.share(point.share()),
                Numbers.scaled(point.perSecond()),
                text(point.figure(Metric.RESPONSE_P50_US_ALL), Numbers::plain),
                text(point.figure(Metric.RESPONSE_P99_US), Numbers::plain),
                text(point.figure(Metric.UNDISTURBED_P50_US_ALL), Numbers::plain),
                text(point.figure(Metric.UNDISTURBED_P99_US), Numbers::plain),
                text(point.figure(Metric.EXCLUDED_SHARE), Numbers::share),
                text(point.figure(Metric.CPU_US), Numbers::plain),
                text(point.figure(Metric.CLIENT_BUSY_SHARE), Numbers::share),
                text(point.figure(Metric.SERVER_BUSY_SHARE), Numbers::share),
                mark(point, knees));
    }

    private static String mark(CurvePoint point, String knees) {
        if (point.trouble() != null) {
            return "not held";
        }
        return Stream.of(knees, point.isDisturbed() ? "disturbed" : "", point.isLate() ? "late" : "")
                .filter(mark -> !mark.isEmpty())
                .collect(Collectors.joining(", "));
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
        return "the highest rate with " + promise + ": the service's own, without the platform's pauses, "
                + knee(curve, Answer.SERVICE) + "; as seen on this machine " + knee(curve, Answer.MACHINE)
                + contradictions(curve);
    }

    private static String knee(Curve curve, Answer answer) {
        return curve.knee(answer)
                .map(knee -> Numbers.scaled(knee.perSecond()) + "/s, " + Numbers.share(knee.share())
                        + " of the closed loop's, at " + text(knee.figure(Metric.CPU_US), Numbers::plain)
                        + " µs of processor time a request")
                .orElse("none");
    }

    /** Rates that should have kept the promise, since a higher one did. */
    private static String contradictions(Curve curve) {
        List<String> rates = curve.contradictions(Answer.SERVICE).stream()
                .map(rate -> Numbers.scaled(rate) + "/s")
                .toList();
        return rates.isEmpty()
                ? ""
                : "; " + String.join(", ", rates)
                        + " broke the promise, also when repeated, though a higher rate kept it, so that"
                        + " the service's knee may be higher";
    }
}
