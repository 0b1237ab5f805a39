package dev.loopbench.core.transport;

import dev.loopbench.core.text.Printable;
import java.util.Optional;

/**
 * Whether something can be had here, and if not, why.
 *
 * @param reason why not, one line; empty when it can be had
 */
public record Availability(Optional<String> reason) {

    private static final Availability AVAILABLE = new Availability(Optional.empty());

    public static Availability available() {
        return AVAILABLE;
    }

    public static Availability unavailable(String reason) {
        return new Availability(Optional.of(Printable.firstLine(reason, "no reason given")));
    }

    public boolean isAvailable() {
        return reason.isEmpty();
    }

    /** This answer if it is a refusal, else the other. */
    public Availability and(Availability other) {
        return isAvailable() ? other : this;
    }
}
