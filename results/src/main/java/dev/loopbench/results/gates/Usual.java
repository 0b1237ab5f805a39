package dev.loopbench.results.gates;

import java.util.Collection;
import java.util.OptionalDouble;

/**
 * The usual value of a cell: the median over its forks, the lower one of two. A cause that lies in the cell itself is in
 * most of its forks, and must not sort them out; one from outside is in a few.
 */
final class Usual {

    /** With fewer, nothing can be told from a freak. */
    private static final int FEWEST = 3;

    private Usual() {}

    /** Empty for too few values. */
    static OptionalDouble of(Collection<Double> values) {
        if (values.size() < FEWEST) {
            return OptionalDouble.empty();
        }
        return values.stream()
                .sorted()
                .skip((values.size() - 1) / 2)
                .mapToDouble(value -> value)
                .findFirst();
    }
}
