package dev.loopbench.results.budget;

import dev.loopbench.results.plan.Cell;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How the round trip of one transport is taken apart.
 *
 * @param measured the whole of it
 * @param components that should add up to it, in the order in which they stand on each other
 * @param differences that are no parts of it
 */
public record Budget(Cell measured, List<Component> components, List<Component> differences) {

    public Budget {
        components = List.copyOf(components);
        differences = List.copyOf(differences);
    }

    Combination sum() {
        return components.stream().map(Component::cost).reduce(Combination.NONE, Combination::plus);
    }

    /** The part that no component accounts for. */
    Combination unexplained() {
        return Combination.of(measured).minus(sum());
    }

    /** All that must be measured. */
    public Set<Cell> cells() {
        Set<Cell> cells = new LinkedHashSet<>(Set.of(measured));
        Stream.concat(components.stream(), differences.stream())
                .forEach(component -> cells.addAll(component.cost().cells()));
        return cells;
    }
}
