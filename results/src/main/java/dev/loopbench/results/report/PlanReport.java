package dev.loopbench.results.report;

import dev.loopbench.core.text.Counted;
import dev.loopbench.results.analysis.PanelKey;
import dev.loopbench.results.analysis.ServingWords;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.plan.Cohort;
import dev.loopbench.results.plan.Panel;
import dev.loopbench.results.plan.Plan;
import dev.loopbench.results.plan.ProfiledCells;
import dev.loopbench.results.text.Load;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A plan in words.
 *
 * @param opening what a run says before it starts, two or three lines
 * @param details every panel with its cells, and what is skipped
 */
public record PlanReport(String opening, String details) {

    public static PlanReport of(Plan plan) {
        return of(plan, opening(plan) + duration(minutes(plan.expectedDuration())));
    }

    /**
     * The same with the forks under the profiler.
     *
     * @param missing why the profiler cannot be had; empty if it can
     */
    public static PlanReport withProfileForks(Plan plan, Optional<String> missing) {
        ProfiledCells profiled = new ProfiledCells(plan);
        String opening = opening(plan);
        if (missing.isPresent()) {
            return of(
                    plan,
                    opening + "Profile forks: none: " + missing.get() + "\n"
                            + duration(minutes(plan.expectedDuration())));
        }
        Duration more = profiled.expectedDuration();
        return of(
                plan,
                opening + "Profile forks: " + profiled.cells().size()
                        + " at the end, one a cell, of which nothing is measured"
                        + (profiled.floors().isEmpty()
                                ? ""
                                : "; none of " + String.join(", ", profiled.floors()) + ", which have no JVM")
                        + "\n"
                        + duration(minutes(plan.expectedDuration().plus(more)) + ", " + minutes(more)
                                + " of it for profile forks"));
    }

    private static PlanReport of(Plan plan, String opening) {
        StringBuilder details = new StringBuilder(opening);
        plan.panels().forEach(panel -> describe(panel, details));
        describe(plan.cohorts(plan.panels()), details);
        return new PlanReport(opening, details.toString());
    }

    private static String opening(Plan plan) {
        long cells =
                plan.panels().stream().mapToLong(panel -> panel.cells().size()).sum();
        return String.format(
                Locale.ROOT,
                "Plan: %s, %s in %s, %s, warm-up %s, turns of %s a block, seed %d%n",
                plan.profile(),
                Counted.of(cells, "cell"),
                Counted.of(plan.panels().size(), "panel"),
                Counted.of(plan.forks(), "fork"),
                seconds(plan.warmup()),
                seconds(plan.measure()),
                plan.seed());
    }

    private static String duration(String text) {
        return "Expected duration: " + text + "\n";
    }

    private static void describe(Panel panel, StringBuilder text) {
        Cell.Conditions c = panel.conditions();
        text.append(String.format(
                Locale.ROOT,
                "%n%s, %d + %d bytes, %s%s, JDK %s: %s%s%n",
                String.join(", ", PanelKey.of(c).place()),
                c.traffic().shape().requestBytes(),
                c.traffic().shape().responseBytes(),
                Load.of(c.traffic().connections(), c.traffic().window()),
                ServingWords.of(PanelKey.of(c).serving()),
                c.jdk(),
                Counted.of(panel.blocks(), "block"),
                panel.isEvidence() ? "" : " (not evidence)"));
        if (!panel.cells().isEmpty()) {
            text.append(panel.cells().stream().map(Cell::label).collect(Collectors.joining(", ", "  ", "\n")));
        }
        panel.skipped()
                .forEach(skipped -> text.append(String.format(
                        Locale.ROOT, "  skipped %s: %s%n", skipped.cell().label(), skipped.reason())));
    }

    /** Which pairs of processes are resident at the same time. */
    private static void describe(List<Cohort> cohorts, StringBuilder text) {
        text.append(String.format("%n"));
        for (int i = 0; i < cohorts.size(); i++) {
            Cohort cohort = cohorts.get(i);
            text.append(String.format(
                    Locale.ROOT,
                    "cohort %d: %s of processes, resident together; they take turns at %s%n",
                    i + 1,
                    Counted.of(cohort.pairs().size(), "pair"),
                    cohort.tables().stream()
                            .map(table -> String.join(
                                    ", ", PanelKey.of(table.get(0).conditions()).place()))
                            .collect(Collectors.joining("; then "))));
        }
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1e3);
    }

    private static String minutes(Duration duration) {
        return String.format(Locale.ROOT, "%d:%02d min", duration.toMinutes(), duration.toSecondsPart());
    }
}
