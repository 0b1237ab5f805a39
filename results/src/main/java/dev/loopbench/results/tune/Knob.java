package dev.loopbench.results.tune;

import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.plan.Variant;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * One thing to try.
 *
 * @param name in options and tables
 * @param group such as {@code sockets}
 * @param meaning what it changes, in a few words
 * @param jvmArguments of both ends; none where it changes something else
 * @param change to the conditions of a cell
 * @param applies whether it could have an effect on such a cell
 */
public record Knob(
        String name,
        String group,
        String meaning,
        List<String> jvmArguments,
        UnaryOperator<Cell.Conditions> change,
        Predicate<Cell> applies) {

    public Knob {
        jvmArguments = List.copyOf(jvmArguments);
    }

    /** One that is a JVM option. */
    static Knob jvm(String name, String group, String meaning, Predicate<Cell> applies, String... arguments) {
        return new Knob(name, group, meaning, List.of(arguments), UnaryOperator.identity(), applies);
    }

    /** One that changes what the ends have to do with each other, or where they run. */
    static Knob of(
            String name, String group, String meaning, Predicate<Cell> applies, UnaryOperator<Cell.Conditions> change) {
        return new Knob(name, group, meaning, List.of(), change, applies);
    }

    /** The cell with it. */
    Cell on(Cell cell) {
        return new Cell(cell.transport(), cell.client(), name, change.apply(cell.conditions()));
    }

    Variant variant() {
        return new Variant(name, jvmArguments, List.of());
    }
}
