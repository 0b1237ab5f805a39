package dev.loopbench.results.gates;

/** Something that makes a fork invalid. None of them looks at the fork's own figures. */
public enum Gate {
    /** A hypervisor gave the fork's processors to others. */
    STEAL("steal"),
    /** More than usual, threads of the machine waited for a processor. */
    CPU_PRESSURE("CPU pressure"),
    /** The fork's control group had used up its quota of processor time. */
    THROTTLING("throttling"),
    /** A thread that was bound to processors ran on another. */
    MIGRATION("migration"),
    /** Neither end ran or waited for a processor: its process was stopped, or the machine was halted. */
    STOPPED("stopped"),
    /** Sockets of others gathered in TIME_WAIT. */
    TIME_WAIT("TIME_WAIT"),
    /** A listening socket turned connections away. */
    LISTEN_OVERFLOW("listen overflow"),
    /** TCP sent segments again. */
    RETRANSMITS("retransmits"),
    /** A completion queue of io_uring was full. */
    RING_OVERFLOW("io_uring completion overflow"),
    /** The clock of the day was set. */
    CLOCK_STEP("clock step"),
    /** A process used processor time while others had their turns. */
    PARKED("not parked"),
    /** An end ran on something else than its transport's own. */
    WRONG_TRANSPORT("wrong transport"),
    /** A peer's bytes were not what the protocol asks for. */
    WRONG_BYTES("wrong bytes");

    private final String label;

    Gate(String label) {
        this.label = label;
    }

    /** Whether it speaks of the machine as a whole, and so of all forks that took turns on it. */
    public boolean isOfMachine() {
        return this == STEAL || this == CPU_PRESSURE || this == THROTTLING || this == CLOCK_STEP;
    }

    /** The name in tables. */
    public String label() {
        return label;
    }

    /**
     * A gate that a fork did not pass.
     *
     * @param cause one line that begins with the gate's label and names the numbers
     */
    public record Flag(Gate gate, String cause) {

        static Flag of(Gate gate, String numbers) {
            return new Flag(gate, gate.label() + ": " + numbers);
        }
    }
}
