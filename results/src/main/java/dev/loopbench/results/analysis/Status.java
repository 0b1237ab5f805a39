package dev.loopbench.results.analysis;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The result of measuring a cell. */
public enum Status {
    /** It has figures. */
    MEASURED,
    /** It cannot be measured here, or the run ended first. */
    SKIPPED,
    /** None of its forks came to an end. */
    FAILED,
    /** Its forks came to an end but say nothing. */
    INVALID,
    /** Its plan asked for more than its ends can bear: no more can be told than what they did bear. */
    OVERLOADED;

    /** The name in documents. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
