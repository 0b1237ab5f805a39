package dev.loopbench.results.curve;

import dev.loopbench.results.figures.Metric;

/** Which response times a promise is held against. */
public enum Answer {
    /** Of all requests: what the machine under the service does to them is in it. */
    MACHINE(Metric.RESPONSE_P99_US, Metric.RESPONSE_MAX_US),
    /** Without those that met a pause of the platform: what the service itself does. */
    SERVICE(Metric.UNDISTURBED_P99_US, Metric.UNDISTURBED_MAX_US);

    private final Metric p99;
    private final Metric slowest;

    Answer(Metric p99, Metric slowest) {
        this.p99 = p99;
        this.slowest = slowest;
    }

    /** The 99th percentile. */
    Metric p99() {
        return p99;
    }

    /** The metric that decides where too few requests were seen for that. */
    Metric slowest() {
        return slowest;
    }
}
