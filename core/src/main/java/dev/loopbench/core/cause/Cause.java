package dev.loopbench.core.cause;

/** Why a request was slow. */
public enum Cause {
    /** An end did not run although nothing on this machine had its processor, or its process was stopped. */
    PLATFORM_PAUSE(
            "platform pause",
            "a host with fewer busy virtual machines or CPUs of its own, and nothing that stops processes"),
    /** A regular interruption, such as the kernel's or the hypervisor's timer tick. */
    TIMER_TICK("timer tick", "isolated CPUs without a tick (isolcpus, nohz_full) on this machine and its host"),
    /** An end was ready to run while another thread had its processor. */
    RUN_QUEUE_WAIT("run queue", "fewer other programs, or a CPU for each end that no other thread may use"),
    /** A thread was moved to another processor. */
    MIGRATION("migration", "pinned threads (a placement other than free)"),
    /** A JVM held up all of its threads, mostly for its collector. */
    COLLECTION("GC, safepoint", "a larger heap, less allocation, or a collector with shorter pauses"),
    /** A JVM's compiler had the processor. */
    COMPILATION("compilation", "a longer warm-up, or a CPU for the compiler threads"),
    /** A thread waited for memory to be mapped or read. */
    PAGE_FAULTS("page faults", "-XX:+AlwaysPreTouch, more memory, no swap"),
    /** TCP sent a segment again or probed for a lost one. */
    TCP_DELAY("TCP delay", "larger socket buffers and listen queues; nothing is lost on a loopback that is well"),
    /** The server had the request and had not answered it yet. */
    SERVER_HANDLER("server handler", "a faster handler, or more threads for those that block"),
    /** Nothing that was recorded explains half of its delay. */
    UNKNOWN("unknown", "");

    private final String label;
    private final String remedy;

    Cause(String label, String remedy) {
        this.label = label;
        this.remedy = remedy;
    }

    /** Its name in tables. */
    public String label() {
        return label;
    }

    /** The remedy, as a noun phrase; empty if there is none. */
    public String remedy() {
        return remedy;
    }
}
