package dev.loopbench.results.page;

import dev.loopbench.core.text.Counted;
import dev.loopbench.results.budget.BudgetDocument;
import dev.loopbench.results.budget.Line;
import dev.loopbench.results.budget.MeasuredBudget;
import dev.loopbench.results.curve.Curve;
import dev.loopbench.results.curve.Curve.Answer;
import dev.loopbench.results.curve.CurveDocument;
import dev.loopbench.results.curve.CurvePoint;
import dev.loopbench.results.figures.Metric;
import dev.loopbench.results.files.RunDirectory;
import dev.loopbench.results.page.StudyModel.BudgetView;
import dev.loopbench.results.page.StudyModel.CurveView;
import dev.loopbench.results.page.StudyModel.PointView;
import dev.loopbench.results.page.StudyModel.Step;
import dev.loopbench.results.plot.RatePlot;
import dev.loopbench.results.plot.Rounded;
import dev.loopbench.results.statistics.Estimate;
import dev.loopbench.results.text.Numbers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/** The page of budgets or curves: waterfalls, and response times over rates. It has no script and loads nothing. */
public final class StudyPage {

    private static final double WHOLE = 100;
    private static final String NONE = "–";

    private StudyPage() {}

    /**
     * Writes {@code report/index.html} into their directory, whole or not at all.
     *
     * @return where it is
     * @throws IOException when it cannot be written
     */
    public static Path write(RunDirectory directory, BudgetDocument document) throws IOException {
        return RunPage.write(directory, PageTemplate.fill(model(document)));
    }

    /** The same of curves. */
    public static Path write(RunDirectory directory, CurveDocument document) throws IOException {
        return RunPage.write(directory, PageTemplate.fill(model(document)));
    }

    static StudyModel model(BudgetDocument document) {
        return new StudyModel(
                "Where the time of a round trip goes",
                document.run(),
                document.complete(),
                "Same-core round trips of 64 + 64 bytes; "
                        + Counted.of(document.forks().blocks(), "block") + "; JDK "
                        + document.forks().jdk()
                        + "; means of quiet laps with 95 % intervals over blocks. Each component is measured apart from the whole.",
                document.budgets().stream().map(StudyPage::budget).toList(),
                List.of(),
                document.notes());
    }

    private static BudgetView budget(MeasuredBudget budget) {
        List<Step> steps = new ArrayList<>();
        double whole = Math.max(value(budget.sum()), value(budget.measured()));
        double end = 0;
        for (Line line : budget.components()) {
            steps.add(step(line, end, whole, false));
            end += value(line);
        }
        steps.add(step(budget.sum(), 0, whole, true));
        steps.add(step(budget.unexplained(), value(budget.sum()), whole, false));
        steps.add(step(budget.measured(), 0, whole, true));
        return new BudgetView(
                budget.transport().replaceAll("[^a-z0-9]+", "-"),
                budget.transport(),
                answer(budget),
                steps,
                budget.differences().stream()
                        .map(line -> step(line, 0, whole, false))
                        .toList(),
                budget.components().stream()
                        .filter(line -> !line.lever().isEmpty())
                        .map(line -> line.name() + ": " + line.lever())
                        .toList());
    }

    private static String answer(MeasuredBudget budget) {
        Estimate explained = budget.explained();
        Line largest = budget.components().stream()
                .reduce((one, other) -> value(one) >= value(other) ? one : other)
                .orElse(budget.sum());
        return "A round trip takes " + micros(budget.measured()) + " µs. The largest part of it is " + largest.name()
                + ", "
                + micros(largest) + " µs."
                + (explained == null
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                " All components together explain %.1f %% of it.",
                                WHOLE * explained.value()));
    }

    private static double value(Line line) {
        Estimate estimate = line.micros();
        return estimate == null ? 0 : estimate.value();
    }

    private static String micros(Line line) {
        Estimate estimate = line.micros();
        return estimate == null ? NONE : String.format(Locale.ROOT, "%.2f", estimate.value());
    }

    private static Step step(Line line, double start, double whole, boolean total) {
        Estimate estimate = line.micros();
        Double low = estimate == null ? null : estimate.low();
        Double high = estimate == null ? null : estimate.high();
        double value = value(line);
        double scale = whole > 0 ? WHOLE / whole : 0;
        double from = Math.max(0, Math.min(start, start + value));
        double to = Math.min(whole, Math.max(start, start + value));
        return new Step(
                line.name(),
                micros(line),
                low == null || high == null ? "" : String.format(Locale.ROOT, "%.2f to %.2f", low, high),
                Rounded.of(scale * from),
                Rounded.of(scale * Math.max(0, to - from)),
                value < 0,
                total,
                line.missing() == null ? line.meaning() : "not measured: " + line.missing());
    }

    static StudyModel model(CurveDocument document) {
        return new StudyModel(
                "How much it bears",
                document.run(),
                document.complete(),
                document.load().placement() + "; " + document.load().connections() + " connections x "
                        + document.load().window() + "; "
                        + document.load().arrivals() + " arrivals; JDK "
                        + document.forks().jdk()
                        + ". Response times count from the moment when the plan wanted a request to leave; over all laps.",
                List.of(),
                document.curves().stream().map(StudyPage::curve).toList(),
                document.notes());
    }

    private static CurveView curve(Curve curve) {
        return new CurveView(
                curve.transport().replaceAll("[^a-z0-9]+", "-"),
                curve.transport(),
                answer(curve),
                RatePlot.of(curve),
                curve.points().stream().map(point -> point(curve, point)).toList(),
                curve.points().stream()
                        .filter(point -> point.trouble() != null)
                        .map(point -> Numbers.scaled(point.perSecond()) + "/s was not held: " + point.trouble())
                        .toList());
    }

    private static String answer(Curve curve) {
        Double closed = curve.closedPerSecond();
        if (closed == null) {
            return "There is no curve: " + (curve.trouble() == null ? "it was not measured" : curve.trouble()) + ".";
        }
        return "A closed loop does " + Numbers.scaled(closed) + "/s. "
                + knee(curve, Answer.MACHINE, "as seen on this machine") + " "
                + knee(curve, Answer.SERVICE, "without the pauses of the platform");
    }

    private static String knee(Curve curve, Answer answer, String which) {
        String promise = "99 of 100 responses within " + Numbers.plain(curve.promisedMicros()) + " µs " + which;
        return curve.knee(answer)
                .map(knee -> "The highest rate with " + promise + " is " + Numbers.scaled(knee.perSecond()) + "/s, "
                        + Numbers.share(knee.share()) + " of that.")
                .orElse("No rate had " + promise + ".");
    }

    private static String remark(Curve curve, CurvePoint point) {
        List<String> remarks = new ArrayList<>();
        if (curve.knee(Answer.MACHINE).filter(point::equals).isPresent()) {
            remarks.add("knee as seen");
        }
        if (curve.knee(Answer.SERVICE).filter(point::equals).isPresent()) {
            remarks.add("knee without pauses");
        }
        if (point.isDisturbed()) {
            remarks.add("disturbed");
        }
        if (point.isLate()) {
            remarks.add("generator late");
        }
        return point.trouble() != null ? "not held" : String.join(", ", remarks);
    }

    private static PointView point(Curve curve, CurvePoint point) {
        return new PointView(
                Numbers.share(point.share()),
                Numbers.scaled(point.perSecond()),
                text(point.figure(Metric.RESPONSE_P50_US_ALL), Numbers::plain),
                text(point.figure(Metric.RESPONSE_P99_US), Numbers::plain),
                text(point.figure(Metric.RESPONSE_P99_9_US), Numbers::plain),
                text(point.figure(Metric.UNDISTURBED_P50_US_ALL), Numbers::plain),
                text(point.figure(Metric.UNDISTURBED_P99_US), Numbers::plain),
                text(point.figure(Metric.EXCLUDED_SHARE), Numbers::share),
                text(point.figure(Metric.CPU_US), Numbers::plain),
                remark(curve, point));
    }

    private static String text(@Nullable Double value, DoubleFunction<String> format) {
        return value == null ? NONE : format.apply(value);
    }
}
