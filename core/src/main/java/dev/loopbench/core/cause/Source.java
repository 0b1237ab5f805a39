package dev.loopbench.core.cause;

/** Where evidence comes from, the most exact first: what is more exact is believed first. */
public enum Source {
    /** Both ends of an interval are known: a safepoint, or a gap between two looks at the clock. */
    INTERVAL,
    /** Two readings of the scheduler around a request or a few. */
    READING,
    /** The server's own clock, from the read of a request to the write of its answer. */
    SERVER,
    /** A regular interruption whose moment is known, and whose length is its usual one. */
    TICK,
    /** Counters around a slice, which is some milliseconds or more. */
    SLICE
}
