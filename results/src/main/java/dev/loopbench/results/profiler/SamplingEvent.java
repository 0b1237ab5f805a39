package dev.loopbench.results.profiler;

/** The event on which the profiler looks at a thread: some processor time that the thread has used. */
enum SamplingEvent {
    /**
     * A clock of the kernel's perf_events, which also tells where in the kernel the thread is. It costs every switch of
     * threads so much that a finer interval would show mostly itself.
     */
    CPU_CLOCK("cpu-clock", 10, "perf_events, with frames of Java, native code and the kernel"),
    /** A timer of each thread, which every process may have. The kernel's time is found in the frame that called it. */
    CTIMER("ctimer", 1, "timers of the threads, with frames of Java and native code, but none of the kernel");

    private final String argument;
    private final int intervalMillis;
    private final String meaning;

    SamplingEvent(String argument, int intervalMillis, String meaning) {
        this.argument = argument;
        this.intervalMillis = intervalMillis;
        this.meaning = meaning;
    }

    /** As the profiler's options name it. */
    String argument() {
        return argument;
    }

    /** Processor time between two samples of a thread, ms; a timer's is never shorter than the kernel's tick. */
    int intervalMillis() {
        return intervalMillis;
    }

    /** One line for people. */
    String meaning() {
        return meaning;
    }
}
