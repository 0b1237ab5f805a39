package dev.loopbench.results.budget;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.loopbench.results.environment.Environment;
import dev.loopbench.results.environment.ForkTimes;
import java.util.List;

/**
 * The document {@code budget.json}.
 *
 * @param schema of the document
 * @param run its name
 * @param complete whether all planned blocks were run
 * @param seed that shuffled the forks
 * @param forks how many of each cell were planned, and how long they were
 * @param budgets one of each transport that was asked for
 * @param notes what a reader should know
 * @param environment the machine and the ends of all forks
 */
public record BudgetDocument(
        String schema,
        String run,
        boolean complete,
        long seed,
        @JsonUnwrapped ForkTimes forks,
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
