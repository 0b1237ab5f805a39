package dev.loopbench.results.plan;

import dev.loopbench.core.placement.Placement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

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
     * The cohorts of one block of these panels. Panels whose cells a transport can serve with one pair of processes form one, and
     * share pairs, which saves most starts and warm-ups; see docs/evidence/2026-11-30-zen5-2vcpu/turns.md.
     *
     * @param waits whether both ends of a cell wait for input: a server that looks at every connection over and over would be slowed
     *     down by those of other cells
     */
    static List<Cohort> of(List<Panel> panels, Predicate<Cell> waits) {
        Map<Object, List<Panel>> together = new LinkedHashMap<>();
        for (Panel panel : panels) {
            together.computeIfAbsent(
                            ServedAlike.of(panel.conditions())
                                    .<Object>map(key -> key)
                                    .orElse(panel),
                            key -> new ArrayList<>())
                    .add(panel);
        }
        return together.values().stream()
                .map(alike -> sharing(alike, waits))
                .filter(cohort -> !cohort.pairs().isEmpty())
                .toList();
    }

    /**
     * All cells of these panels, each with a pair of its own, in tables of a few that are resident together: the compilers of many would
     * take the processors from whoever has its turn.
     *
     * @param most cells of one table, at least 1; neighbours come to different ones
     */
    public static List<Cohort> inTables(List<Panel> panels, int most) {
        List<Cell> cells =
                panels.stream().flatMap(panel -> panel.cells().stream()).toList();
        int tables = (cells.size() + most - 1) / most;
        return IntStream.range(0, tables)
                .mapToObj(table -> IntStream.range(0, cells.size())
                        .filter(cell -> cell % tables == table)
                        .mapToObj(cells::get)
                        .toList())
                .map(table -> new Cohort(table.stream().map(List::of).toList(), List.of(table)))
                .toList();
    }

    /** One cell that has nobody to take turns with. */
    public static Cohort atOneTable(Cell cell) {
        return new Cohort(List.of(List.of(cell)), List.of(List.of(cell)));
    }

    private static Cohort sharing(List<Panel> panels, Predicate<Cell> waits) {
        Map<Object, List<Cell>> pairs = new LinkedHashMap<>();
        for (Panel panel : panels) {
            for (Cell cell : panel.cells()) {
                pairs.computeIfAbsent(pair(cell, waits), one -> new ArrayList<>())
                        .add(cell);
            }
        }
        return new Cohort(
                List.copyOf(pairs.values()),
                panels.stream()
                        .map(Panel::cells)
                        .filter(cells -> !cells.isEmpty())
                        .toList());
    }

    /** The key that the cells of one pair have in common. */
    private static Object pair(Cell cell, Predicate<Cell> waits) {
        Optional<ServedAlike> served = ServedAlike.of(cell.conditions());
        if (isProgram(cell) || served.isEmpty()) {
            return cell;
        }
        Object conditions = waits.test(cell) ? served.get() : cell.conditions().on(Placement.SAME_CORE);
        return new Pair(cell.transport(), cell.client(), cell.variant(), conditions);
    }

    /** Starts in no time, and has nothing to compile. */
    private static boolean isProgram(Cell cell) {
        return cell.isFloor() || cell.isPart() || cell.isOnOneThread();
    }

    private record Pair(String transport, String client, String variant, Object conditions) {}
}
