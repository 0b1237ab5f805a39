package dev.loopbench.results.tune;

import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.plan.JdkCapabilities;
import dev.loopbench.results.plan.Panel;
import dev.loopbench.results.plan.Plan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a plan of one cell, its twin, and a variant of it for each knob: all of them take turns at one table. */
public final class TunePlanner {

    private TunePlanner() {}

    /**
     * The plan with the knobs.
     *
     * @param plan of one panel with one transport
     * @param machines one for each JDK of the knobs
     * @throws IllegalArgumentException when the plan has another form
     * @throws IOException when a JDK cannot be asked what it has
     */
    public static Plan with(Plan plan, List<Knob> knobs, List<? extends JdkCapabilities> machines) throws IOException {
        Panel panel = plan.panels().size() == 1 ? plan.panels().get(0) : null;
        if (panel == null || panel.cells().isEmpty()) {
            throw new IllegalArgumentException("a plan of " + plan.panels().size() + " panels");
        }
        Cell base = panel.cells().get(0);
        List<Cell> cells = new ArrayList<>(panel.cells());
        List<Panel.Skipped> skipped = new ArrayList<>();
        List<Knob> planned = new ArrayList<>();
        for (Knob knob : knobs) {
            Cell cell = knob.on(base);
            Optional<String> refusal = refusal(cell, machines);
            if (refusal.isPresent()) {
                skipped.add(new Panel.Skipped(cell, refusal.get()));
            } else {
                cells.add(cell);
                planned.add(knob);
            }
        }
        return new Plan(
                plan.profile(),
                plan.seed(),
                plan.warmup(),
                plan.measure(),
                plan.budget(),
                List.of(new Panel(panel.conditions(), cells, skipped, panel.blocks())),
                plan.warmupFactors(),
                plan.ownFloors(),
                planned.stream().map(Knob::variant).toList(),
                plan.isOpenEnded());
    }

    private static Optional<String> refusal(Cell cell, List<? extends JdkCapabilities> machines) throws IOException {
        for (JdkCapabilities machine : machines) {
            if (machine.jdk().equals(cell.conditions().jdk())) {
                return machine.refusals(List.of(cell.spec())).get(0);
            }
        }
        return Optional.of("JDK " + cell.conditions().jdk() + " was not asked for");
    }
}
