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

    /**
     * A piece of a round trip, or a difference between two.
     *
     * @param name in tables
     * @param cost how it comes about from what is measured
     * @param meaning a few words for people
     * @param lever what would change it; empty where there is nothing to say
     */
    record Component(String name, Combination cost, String meaning, String lever) {

        /** One of which there is nothing to change. */
        static Component fixed(String name, Combination cost, String meaning) {
            return new Component(name, cost, meaning, "");
        }
    }
}
