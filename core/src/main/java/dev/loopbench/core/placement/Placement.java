package dev.loopbench.core.placement;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How the two ends of a connection stand to each other on the processor. */
public enum Placement {
    /** Both ends on one hardware thread: every message is a switch between threads. */
    SAME_CORE("both ends on one hardware thread"),
    /** Two hardware threads of one core. */
    SMT("two hardware threads of one core"),
    /** Two cores that share their last-level cache. */
    CROSS_CORE("two cores that share their last-level cache"),
    /** Two sockets. */
    CROSS_SOCKET("two sockets"),
    /** The scheduler decides; where the threads ran is reported. */
    FREE("the scheduler decides");

    private final String meaning;

    Placement(String meaning) {
        this.meaning = meaning;
    }

    /** The name in options and tables, such as {@code same-core}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** One line for people. */
    public String meaning() {
        return meaning;
    }

    /**
     * The placement of that label.
     *
     * @throws IllegalArgumentException naming those there are
     */
    public static Placement of(String label) {
        return Arrays.stream(values())
                .filter(placement -> placement.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no placement is called '" + label + "'; there are "
                        + Arrays.stream(values()).map(Placement::label).collect(Collectors.joining(", "))));
    }

    @Override
    public String toString() {
        return label();
    }
}
