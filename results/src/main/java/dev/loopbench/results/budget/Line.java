package dev.loopbench.results.budget;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.loopbench.results.budget.Budget.Component;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.statistics.Estimate;
import dev.loopbench.results.statistics.Estimate.Scale;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The result of a component.
 *
 * @param name in tables
 * @param micros what it costs, µs; may be below 0; absent where that was not seen
 * @param blocks in how many blocks it was seen
 * @param missing why it has no value; absent where it has
 * @param meaning a few words for people
 * @param lever what would change it; empty where there is nothing to say
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Line(
        String name,
        @Nullable Estimate micros,
        int blocks,
        @Nullable String missing,
        String meaning,
        String lever) {

    /** @param refusals why a cell cannot be measured here */
    static Line of(Component component, BlockMeans means, Map<Cell, String> refusals) {
        Collection<Double> values = component.cost().byBlock(means).values();
        Optional<Estimate> estimate = Estimate.of(values, Scale.PLAIN);
        return new Line(
                component.name(),
                estimate.orElse(null),
                values.size(),
                estimate.isPresent() ? null : missing(component, means, refusals),
                component.meaning(),
                component.lever());
    }

    private static String missing(Component component, BlockMeans means, Map<Cell, String> refusals) {
        for (Cell cell : component.cost().cells()) {
            String refusal = refusals.get(cell);
            if (refusal != null) {
                return "not here: " + refusal;
            }
        }
        return component.cost().cells().stream()
                .filter(cell -> means.of(cell).isEmpty())
                .findFirst()
                .map(cell -> cell.label() + " " + cell.conditions().placement() + " had no good fork with enough quiet")
                .orElse("no block has a good fork of all that it takes");
    }
}
