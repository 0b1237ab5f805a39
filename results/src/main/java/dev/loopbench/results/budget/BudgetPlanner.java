package dev.loopbench.results.budget;

import static java.util.stream.Collectors.partitioningBy;

import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.record.ServerMode;
import dev.loopbench.core.transport.Floor;
import dev.loopbench.core.transport.Layer;
import dev.loopbench.core.transport.Transports;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.plan.JdkCapabilities;
import dev.loopbench.results.plan.Panel;
import dev.loopbench.results.plan.Plan;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Plans what budgets need: each cell once, however many budgets it serves. */
public final class BudgetPlanner {

    /** The time that lost blocks may take: the plan's own time divided by this. */
    private static final int WAITING_PART = 2;

    private final JdkCapabilities machine;
    private final Transports transports;
    private final BudgetCells cells;

    /** @param machine with its floors, which are refused where the program cannot be had */
    public BudgetPlanner(JdkCapabilities machine, Transports transports) {
        this.machine = machine;
        this.transports = transports;
        cells = new BudgetCells(machine.jdk());
    }

    /** The transports that budgets can be made of, whether they can be had here or not. */
    public List<String> candidates() {
        return machine.transports().stream()
                .filter(name -> obstacle(name).isEmpty())
                .toList();
    }

    private Layer layer(String transport) {
        return transports.named(transport).layer();
    }

    /** Why nothing can be told apart in the round trips of a transport that there is, or in those of one below it. */
    private Optional<String> obstacle(String name) {
        Set<String> above = new LinkedHashSet<>();
        Optional<String> next = Optional.of(name);
        while (next.isPresent()) {
            String transport = next.get();
            if (!above.add(transport)) {
                return Optional.of("it is built on itself: " + String.join(", ", above));
            }
            Optional<String> obstacle = ownObstacle(transport);
            if (obstacle.isPresent()) {
                return transport.equals(name)
                        ? obstacle
                        : obstacle.map(reason -> "it is built on " + transport + ": " + reason);
            }
            next = layer(transport).below();
        }
        return Optional.empty();
    }

    private Optional<String> ownObstacle(String name) {
        if (!machine.transports().contains(name)) {
            return Optional.of("there is no such transport");
        }
        Optional<Floor> floor = Optional.ofNullable(machine.ownFloors().get(name));
        if (floor.isEmpty()) {
            return Optional.of("it is held against no floor");
        }
        if (!BudgetDesigner.canBeBudgeted(floor.get())) {
            return Optional.of("two ends that never wait have no same-core round trip");
        }
        return transports.named(name).onOneThread().isEmpty()
                ? Optional.of("its ends cannot share one I/O thread, so nothing can be told apart from its switches")
                : Optional.empty();
    }

    /**
     * The plan.
     *
     * @param names of transports
     * @param warmup how long a fork runs before its slices count, times its transport's factor
     * @param measure how long its slices count
     * @param seed shuffles the forks
     * @throws IllegalArgumentException when a budget of one of them cannot be made here, naming the reason
     * @throws IOException when the JDK cannot be asked
     */
    public PlannedBudgets plan(List<String> names, int blocks, Duration warmup, Duration measure, long seed)
            throws IOException {
        BudgetDesigner designer = new BudgetDesigner(cells, machine.ownFloors(), this::layer);
        List<Budget> budgets = new ArrayList<>();
        for (String name : names) {
            requireCandidate(name);
            budgets.add(designer.budget(name));
        }
        Set<Cell> wanted = new LinkedHashSet<>();
        budgets.forEach(budget -> wanted.addAll(budget.cells()));
        Map<Cell, String> refusals = refusals(wanted);
        for (Budget budget : budgets) {
            String refusal = refusals.get(budget.measured());
            if (refusal != null) {
                throw new IllegalArgumentException("'" + budget.measured().transport() + "': " + refusal);
            }
        }
        wanted.removeAll(refusals.keySet());
        Plan measuring = plan(wanted, blocks, warmup, measure, seed, Duration.ZERO);
        Duration expected = measuring.expectedDuration();
        return new PlannedBudgets(
                budgets,
                plan(wanted, blocks, warmup, measure, seed, expected.plus(expected.dividedBy(WAITING_PART))),
                refusals);
    }

    private void requireCandidate(String name) {
        if (!machine.transports().contains(name)) {
            throw new IllegalArgumentException(
                    "'" + name + "': there are budgets of " + String.join(", ", candidates()));
        }
        obstacle(name).ifPresent(obstacle -> {
            throw new IllegalArgumentException("'" + name + "' has no budget: " + obstacle + "; there are budgets of "
                    + String.join(", ", candidates()));
        });
    }

    /** Only the host knows what can be had; a part or both ends on one thread can be where the whole can. */
    private Map<Cell, String> refusals(Set<Cell> wanted) throws IOException {
        List<Cell> asked = wanted.stream()
                .filter(cell -> !cell.isPart() && !cell.isOnOneThread())
                .toList();
        List<Optional<String>> answers =
                machine.refusals(asked.stream().map(Cell::spec).toList());
        Map<Cell, String> refusals = new LinkedHashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            Cell cell = asked.get(i);
            answers.get(i).ifPresent(reason -> refusals.put(cell, reason));
        }
        return refusals;
    }

    /** Cells on two cores have a panel of their own: quiet is rare there, and the others are not to wait for it. */
    private Plan plan(Set<Cell> wanted, int blocks, Duration warmup, Duration measure, long seed, Duration budget) {
        Map<Boolean, List<Cell>> byCores =
                wanted.stream().collect(partitioningBy(cell -> cell.conditions().placement() == Placement.SAME_CORE));
        List<Panel> panels = new ArrayList<>();
        byCores.forEach((sameCore, panel) -> {
            if (!panel.isEmpty()) {
                Placement placement = sameCore ? Placement.SAME_CORE : Placement.CROSS_CORE;
                panels.add(new Panel(cells.conditions(placement, ServerMode.PROCESS), panel, List.of(), blocks));
            }
        });
        return new Plan(
                "budget",
                seed,
                warmup,
                measure,
                budget,
                panels,
                machine.warmupFactors(),
                machine.ownFloors(),
                List.of(),
                false);
    }

    /**
     * Budgets, and the plan that measures all of their cells.
     *
     * @param refusals why a cell that a difference needs cannot be measured here
     */
    public record PlannedBudgets(List<Budget> budgets, Plan plan, Map<Cell, String> refusals) {

        public PlannedBudgets {
            budgets = List.copyOf(budgets);
            refusals = Map.copyOf(refusals);
        }
    }
}
