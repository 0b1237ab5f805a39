package dev.loopbench.results.report;

import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.plan.Panel;
import dev.loopbench.results.plan.Plan;
import dev.loopbench.results.store.Point;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A plan in words.
 *
 * @param opening what a run says before it starts, two lines
 * @param details every panel with its cells, and what is skipped
 */
public record PlanReport(String opening, String details) {

    public static PlanReport of(Plan plan) {
        String opening = opening(plan);
        StringBuilder details = new StringBuilder(opening);
        plan.panels().forEach(panel -> describe(panel, details));
        return new PlanReport(opening, details.toString());
    }

    private static String opening(Plan plan) {
        long cells =
                plan.panels().stream().mapToLong(panel -> panel.cells().size()).sum();
        return String.format(
                Locale.ROOT,
                "Plan: %s, %d cells in %d panels, %d forks of %s + %s, seed %d%nExpected duration: %s%n",
                plan.profile(),
                cells,
                plan.panels().size(),
                plan.forks(),
                seconds(plan.warmup()),
                seconds(plan.measure()),
                plan.seed(),
                minutes(plan.expectedDuration()));
    }

    private static void describe(Panel panel, StringBuilder text) {
        Cell.Conditions c = panel.conditions();
        text.append(String.format(
                Locale.ROOT,
                "%n%s, %d + %d bytes, %d x %d, JDK %s: %d blocks%s%n",
                String.join(", ", Point.of(c).place()),
                c.shape().requestBytes(),
                c.shape().responseBytes(),
                c.connections(),
                c.window(),
                c.jdk(),
                panel.blocks(),
                panel.isEvidence() ? "" : " (not evidence)"));
        if (!panel.cells().isEmpty()) {
            text.append(panel.cells().stream().map(Cell::label).collect(Collectors.joining(", ", "  ", "\n")));
        }
        panel.skipped()
                .forEach(skipped -> text.append(String.format(
                        Locale.ROOT, "  skipped %s: %s%n", skipped.cell().label(), skipped.reason())));
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1e3);
    }

    private static String minutes(Duration duration) {
        return String.format(Locale.ROOT, "%d:%02d min", duration.toMinutes(), duration.toSecondsPart());
    }
}
