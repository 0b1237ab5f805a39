package dev.loopbench.results.bare;

/** The two kinds of fork that are compared. */
enum ForkKind {
    /** A bare loop. */
    BARE,
    /** The suite. */
    SUITE
}
