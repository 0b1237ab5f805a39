package dev.loopbench.core.pause;

/** How a pause of the platform was seen. */
public enum PauseKind {
    /** The generator looked at the clock over and over, and between two looks it did not run. */
    GAP("gaps between two looks of the generator at the clock"),
    /** The generator slept until shortly before a request was due, and woke when it was overdue. */
    LATE_TIMER("timers that came late"),
    /** A thread was ready to run and had to wait for its processor, by the kernel's account. */
    RUN_QUEUE_WAIT("waits for a processor"),
    /** A process was stopped and continued, as by a signal. */
    STOPPED("stops of a process");

    private final String meaning;

    PauseKind(String meaning) {
        this.meaning = meaning;
    }

    /** The name of pauses of this kind, in the plural. */
    public String meaning() {
        return meaning;
    }
}
