package dev.loopbench.results.budget;

import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.plan.Plan;
import java.util.List;
import java.util.Map;

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
