package dev.loopbench.results.compare;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.loopbench.results.evidence.Shift;
import dev.loopbench.results.evidence.Verdict;

/**
 * One metric of one cell.
 *
 * @param cell its name in tables
 * @param metric name with unit
 * @param role what it is good for
 * @param normalised whether it was divided by the yardstick
 * @param shift from the one run to the other
 */
public record Row(
        String cell,
        String metric,
        Role role,
        boolean normalised,
        @JsonUnwrapped Shift shift) {

    /** The purpose of a row. */
    public enum Role {
        /** It gets a verdict. */
        PRIMARY,
        /** The twin ÷ its sibling: what the comparison takes for a change where there is none. */
        CONTROL,
        /** It is shown, and nothing is concluded from it. */
        EXPLORATORY
    }

    /** Whether it got worse. */
    public boolean hasRegressed() {
        return shift.verdict() == Verdict.SLOWER;
    }
}
