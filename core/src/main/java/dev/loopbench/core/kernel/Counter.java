package dev.loopbench.core.kernel;

/** A counter or level of the kernel. Those of TCP are of this process's whole network namespace. */
public enum Counter {
    /** Time in which at least one runnable thread of the machine waited for a processor, µs since boot. */
    CPU_PRESSURE_US,
    /** Periods in which a control group of this process, its own or one above, had used up its quota. */
    THROTTLED_PERIODS,
    /** How long its processors were kept from it for that, µs. */
    THROTTLED_US,
    /** Connections that found the queue of their listening socket full. */
    LISTEN_OVERFLOWS,
    /** Connections that a listening socket dropped for whatever reason, a full queue included. */
    LISTEN_DROPS,
    /** Segments that were sent again, probes for lost tails included. */
    RETRANSMITTED_SEGMENTS,
    /** Sockets that now linger in TIME_WAIT. */
    TIME_WAIT_SOCKETS,
    /** Completions that now wait outside of the completion queues of both ends' rings, because those were full. */
    RING_OVERFLOWS
}
