package dev.loopbench.results.workload;

/** The figures that tell a workload; tables and pages begin with these. */
public enum Lead {
    /** Times of round trips, then their rate. */
    LATENCY("p50_us"),
    /** The rate of requests, then their times. */
    THROUGHPUT("throughput_per_s"),
    /** The rate of bytes, and what they cost. */
    BYTES("bytes_per_s"),
    /** Times from when requests were due. */
    RESPONSE("response_p50_us");

    private final String primaryMetric;

    Lead(String primaryMetric) {
        this.primaryMetric = primaryMetric;
    }

    /** The metric by which transports are compared and sorted. */
    public String primaryMetric() {
        return primaryMetric;
    }
}
