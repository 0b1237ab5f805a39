package dev.loopbench.results.store;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What became of a cell. */
public enum Status {
    /** It has figures. */
    MEASURED,
    /** It cannot be measured here, or the run ended first. */
    SKIPPED,
    /** None of its forks came to an end. */
    FAILED,
    /** Its forks came to an end but say nothing. */
    INVALID;

    /** The name in documents. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
