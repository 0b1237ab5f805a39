package dev.loopbench.results.plan;

import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.session.ConnectionUse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Panels whose pairs of processes are resident together. Cells of one table take turns with each other; one table comes after
 * the other. A pair may have a place at several tables.
 *
 * @param pairs the cells of each pair of processes
 * @param tables the cells that take turns, each once
 */
public record Cohort(List<List<Cell>> pairs, List<List<Cell>> tables) {

    public Cohort {
        pairs = List.copyOf(pairs);
        tables = List.copyOf(tables);
    }

    /**
     * The cohorts of one block of these panels. Panels that differ by their placement alone form one, and their transports share
     * pairs, which saves half of the starts and warm-ups; see docs/decisions.md.
     */
    public static List<Cohort> of(List<Panel> panels) {
        Map<Object, List<Panel>> together = new LinkedHashMap<>();
        for (Panel panel : panels) {
            together.computeIfAbsent(
                            unplaced(panel.conditions()).<Object>map(key -> key).orElse(panel),
                            key -> new ArrayList<>())
                    .add(panel);
        }
        return together.values().stream()
                .map(Cohort::sharing)
                .filter(cohort -> !cohort.pairs().isEmpty())
                .toList();
    }

    /** All cells of these panels at one table, each with a pair of its own. */
    public static Cohort atOneTable(List<Panel> panels) {
        List<Cell> cells =
                panels.stream().flatMap(panel -> panel.cells().stream()).toList();
        return new Cohort(cells.stream().map(List::of).toList(), List.of(cells));
    }

    /** One cell that has nobody to take turns with. */
    public static Cohort atOneTable(Cell cell) {
        return new Cohort(List.of(List.of(cell)), List.of(List.of(cell)));
    }

    private static Cohort sharing(List<Panel> panels) {
        Map<Object, List<Cell>> pairs = new LinkedHashMap<>();
        for (Panel panel : panels) {
            for (Cell cell : panel.cells()) {
                Object key = isProgram(cell)
                        ? cell
                        : new Pair(
                                cell.transport(),
                                cell.client(),
                                cell.variant(),
                                cell.conditions().on(Placement.SAME_CORE));
                pairs.computeIfAbsent(key, one -> new ArrayList<>()).add(cell);
            }
        }
        return new Cohort(
                List.copyOf(pairs.values()),
                panels.stream()
                        .map(Panel::cells)
                        .filter(cells -> !cells.isEmpty())
                        .toList());
    }

    /** Starts in no time, and has nothing to compile. */
    private static boolean isProgram(Cell cell) {
        return cell.isFloor() || cell.isPart() || cell.isOnOneThread();
    }

    private record Pair(String transport, String client, String variant, Cell.Conditions unplaced) {}

    /**
     * What panels have in common whose pairs can be moved from one placement to another: threads are held, and what the client
     * does depends on no clock and on no connection that is yet to come. Empty for others.
     */
    private static Optional<Cell.Conditions> unplaced(Cell.Conditions conditions) {
        boolean isMovable = conditions.placement() != Placement.FREE
                && !conditions.traffic().pace().open()
                && conditions.traffic().use() == ConnectionUse.KEPT;
        return isMovable ? Optional.of(conditions.on(Placement.SAME_CORE)) : Optional.empty();
    }
}
