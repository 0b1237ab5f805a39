package dev.loopbench.results.budget;

import dev.loopbench.results.environment.Environment;
import java.util.List;

/**
 * The document {@code budget.json}.
 *
 * @param schema of the document
 * @param run its name
 * @param complete whether all planned blocks were run
 * @param seed that shuffled the forks
 * @param blocks planned
 * @param warmupMillis how long forks ran before their slices counted, times their transports' factors
 * @param measureMillis how long slices counted
 * @param jdk the full version of the forks' JDK
 * @param budgets one of each transport that was asked for
 * @param notes what a reader should know
 * @param environment the machine and the ends of all forks
 */
public record BudgetDocument(
        String schema,
        String run,
        boolean complete,
        long seed,
        int blocks,
        long warmupMillis,
        long measureMillis,
        String jdk,
        List<MeasuredBudget> budgets,
        List<String> notes,
        Environment environment) {

    /** The name and version of the document's form. */
    public static final String SCHEMA = "loopbench-budget/1";

    public BudgetDocument {
        budgets = List.copyOf(budgets);
        notes = List.copyOf(notes);
    }
}
