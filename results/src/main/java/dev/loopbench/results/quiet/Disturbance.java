package dev.loopbench.results.quiet;

/** Why a slice is not quiet. */
public enum Disturbance {
    /** The CPU probe on the client's core did not take its usual time. */
    WITNESS_CLIENT("client's core disturbed"),
    /** The CPU probe on the server's core did not take its usual time. */
    WITNESS_SERVER("server's core disturbed"),
    /** To wake the other end's processor did not take its usual time. */
    WAKE_UP("wake-ups disturbed"),
    /** The I/O threads stood on run queues for longer than the cell needs. */
    RUN_QUEUE_WAIT("threads waited for a processor"),
    /** The processor was taken from the I/O threads more often than the cell needs. */
    FORCED_SWITCHES("threads forced off a processor");

    private final String label;

    Disturbance(String label) {
        this.label = label;
    }

    /** Its name in tables. */
    public String label() {
        return label;
    }
}
