package dev.loopbench.results.budget;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.loopbench.results.budget.Budget.Component;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.statistics.Estimate;
import dev.loopbench.results.statistics.Estimate.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Where the time of a transport's round trip goes.
 *
 * @param transport its name
 * @param components that should add up to the whole, in the order in which they stand on each other
 * @param sum of them
 * @param unexplained what the whole takes beyond the sum; below 0 where the sum is more
 * @param measured the whole
 * @param explained sum ÷ whole; absent where no block has both
 * @param differences that are no parts of it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MeasuredBudget(
        String transport,
        List<Line> components,
        Line sum,
        Line unexplained,
        Line measured,
        @Nullable Estimate explained,
        List<Line> differences) {

    public MeasuredBudget {
        components = List.copyOf(components);
        differences = List.copyOf(differences);
    }

    /** @param refusals why a cell cannot be measured here */
    public static MeasuredBudget of(Budget budget, BlockMeans means, Map<Cell, String> refusals) {
        return new MeasuredBudget(
                budget.measured().transport(),
                lines(budget.components(), means, refusals),
                line("sum", budget.sum(), "of the components", means, refusals),
                line("unexplained", budget.unexplained(), "measured less the sum", means, refusals),
                line("measured", Combination.of(budget.measured()), "two processes on one core", means, refusals),
                explained(budget, means),
                lines(budget.differences(), means, refusals));
    }

    private static List<Line> lines(List<Component> components, BlockMeans means, Map<Cell, String> refusals) {
        return components.stream()
                .map(component -> Line.of(component, means, refusals))
                .toList();
    }

    private static Line line(
            String name, Combination cost, String meaning, BlockMeans means, Map<Cell, String> refusals) {
        return Line.of(Component.fixed(name, cost, meaning), means, refusals);
    }

    private static @Nullable Estimate explained(Budget budget, BlockMeans means) {
        SortedMap<Integer, Double> sums = budget.sum().byBlock(means);
        List<Double> shares = new ArrayList<>();
        means.of(budget.measured()).forEach((block, whole) -> {
            Double sum = sums.get(block);
            if (sum != null && sum > 0) {
                shares.add(sum / whole);
            }
        });
        return Estimate.of(shares, Scale.LOG).orElse(null);
    }
}
