package dev.loopbench.results.text;

import java.util.List;

/** Which columns a table leaves out first where lines are short; all others go from the right to the left. */
final class LeastNeeded {

    /** How well the column before is known. */
    static final String HALF_WIDTH = "±";

    /** The first is left out first; of several with one title the last, and the one beside the first figures never. */
    static final List<String> TITLES = List.of("forks", HALF_WIDTH, "p99.9 µs", "p99.9", "quiet", "spread", "busy");

    private LeastNeeded() {}
}
