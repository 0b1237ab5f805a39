package dev.loopbench.results.compare;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * Something that is not the same in both runs.
 *
 * @param what its name
 * @param base how it is in the base
 * @param candidate how it is in the candidate
 */
public record Difference(
        String what, String base, @JsonProperty("new") String candidate) {

    private static final int SHORT = 40;

    /** Adds one to those that were found, unless both are the same. */
    static void add(List<Difference> found, String what, String base, String candidate) {
        if (!base.equals(candidate)) {
            found.add(new Difference(what, base, candidate));
        }
    }

    /** One line, with the values unless they are long. */
    public String line() {
        if (base.length() > SHORT || candidate.length() > SHORT) {
            return what + " differs";
        }
        return what + " is " + shown(base) + " in BASE, " + shown(candidate) + " in NEW";
    }

    private static String shown(String value) {
        return value.isEmpty() ? "empty" : value;
    }
}
