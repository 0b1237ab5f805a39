package dev.loopbench.results.statistics;

/** Why a slice is not quiet. */
public enum Disturbance {
    /** The witness on the client's core did not take its usual time. */
    WITNESS_CLIENT,
    /** The witness on the server's core did not take its usual time. */
    WITNESS_SERVER,
    /** The I/O threads stood on run queues for longer than the cell needs. */
    RUN_QUEUE_WAIT,
    /** The processor was taken from the I/O threads more often than the cell needs. */
    FORCED_SWITCHES
}
