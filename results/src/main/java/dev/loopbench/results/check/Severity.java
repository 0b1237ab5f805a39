package dev.loopbench.results.check;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How much a finding matters; the gravest first. */
public enum Severity {
    /** It spoils a measurement: a run that is to be published should wait. */
    SPOILS,
    /** It slows local services, or makes part of the suite impossible. */
    COSTS,
    /** Good to know when reading figures. */
    NOTE;

    /** The word in reports and documents. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
