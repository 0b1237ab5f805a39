package dev.loopbench.core.load;

import dev.loopbench.core.placement.Placement;
import java.util.concurrent.TimeUnit;

/** How a client that sends by a plan spends the time until the next request is due. */
public enum Pacer {
    /** It asks the clock over and over: for a client that has a processor and one connection. */
    SPINS("spins on a processor of its own", TimeUnit.HOURS.toNanos(1)),
    /**
     * It sleeps, and asks the clock over and over from shortly before the request is due, giving way to whoever else could
     * run. Where the server needs the same processor, it would starve otherwise.
     */
    PARKS_THEN_SPINS(
            "sleeps until shortly before a request is due (0.2 ms, or what its timer allows), then spins, and gives way to"
                    + " whoever could have something for it",
            200_000);

    private final String meaning;
    private final long aheadNanos;

    Pacer(String meaning, long aheadNanos) {
        this.meaning = meaning;
        this.aheadNanos = aheadNanos;
    }

    /** The pacer that a placement allows. */
    public static Pacer of(Placement placement, int connections) {
        return switch (placement) {
            case SAME_CORE, FREE -> PARKS_THEN_SPINS;
            // With several connections there may be as many threads, which would take the processor from each other.
            case SMT, CROSS_CORE, CROSS_SOCKET -> connections == 1 ? SPINS : PARKS_THEN_SPINS;
        };
    }

    /** One line for people, with the generator as its subject. */
    public String meaning() {
        return meaning;
    }

    /** How long before a request is due it no longer sleeps, ns: time enough for a timer and a wake-up. */
    public long aheadNanos() {
        return aheadNanos;
    }
}
