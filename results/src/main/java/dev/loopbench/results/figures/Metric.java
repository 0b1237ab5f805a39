package dev.loopbench.results.figures;

import dev.loopbench.core.load.Series;
import dev.loopbench.results.statistics.Estimate.Scale;
import java.util.Arrays;

/**
 * A figure of a fork. Medians, means and rates come from the quiet steady laps, with a sibling {@code _all} over all
 * steady slices; tails come from all steady slices, with a sibling {@code _quiet}, because a quiet maximum is a lie. What
 * a workload times beside the round trip bears the tag of its {@link dev.loopbench.core.load.Series}. Where there is
 * a plan, {@code rate_share} is how much of its rate left, {@code excluded_share} how many of its requests met a pause of the
 * platform, and {@code late_share} how many of the others left later than they could have, by nothing from outside, by more than a
 * tenth of their response time and 10 µs. Costs
 * are what the kernel charged the I/O threads in all steady slices, what these allocated, and what the JVM's collector and
 * compiler were charged, for each round trip; of larger messages also for each GiB of payload.
 */
public enum Metric {
    P50_US("p50_us", Unit.MICROSECONDS),
    P50_US_ALL("p50_us_all", Unit.MICROSECONDS),
    MEAN_US("mean_us", Unit.MICROSECONDS),
    MEAN_US_ALL("mean_us_all", Unit.MICROSECONDS),
    P99_US("p99_us", Unit.MICROSECONDS),
    P99_US_QUIET("p99_us_quiet", Unit.MICROSECONDS),
    P99_9_US("p99_9_us", Unit.MICROSECONDS),
    P99_9_US_QUIET("p99_9_us_quiet", Unit.MICROSECONDS),
    MAX_US("max_us", Unit.MICROSECONDS),
    MAX_US_QUIET("max_us_quiet", Unit.MICROSECONDS),
    THROUGHPUT_PER_S("throughput_per_s", Unit.PER_SECOND),
    THROUGHPUT_PER_S_ALL("throughput_per_s_all", Unit.PER_SECOND),
    BYTES_PER_S("bytes_per_s", Unit.BYTES_PER_SECOND),
    BYTES_PER_S_ALL("bytes_per_s_all", Unit.BYTES_PER_SECOND),
    RESPONSE_P50_US("response_p50_us", Unit.MICROSECONDS),
    RESPONSE_P50_US_ALL("response_p50_us_all", Unit.MICROSECONDS),
    RESPONSE_P99_US("response_p99_us", Unit.MICROSECONDS),
    RESPONSE_P99_9_US("response_p99_9_us", Unit.MICROSECONDS),
    RESPONSE_MAX_US("response_max_us", Unit.MICROSECONDS),
    LATENESS_P50_US("lateness_p50_us", Unit.MICROSECONDS),
    LATENESS_P50_US_ALL("lateness_p50_us_all", Unit.MICROSECONDS),
    LATENESS_P99_US("lateness_p99_us", Unit.MICROSECONDS),
    LATENESS_P99_9_US("lateness_p99_9_us", Unit.MICROSECONDS),
    LATENESS_MAX_US("lateness_max_us", Unit.MICROSECONDS),
    UNDISTURBED_P50_US("undisturbed_p50_us", Unit.MICROSECONDS),
    UNDISTURBED_P50_US_ALL("undisturbed_p50_us_all", Unit.MICROSECONDS),
    UNDISTURBED_P99_US("undisturbed_p99_us", Unit.MICROSECONDS),
    UNDISTURBED_P99_9_US("undisturbed_p99_9_us", Unit.MICROSECONDS),
    UNDISTURBED_MAX_US("undisturbed_max_us", Unit.MICROSECONDS),
    OWN_LATENESS_P50_US("own_lateness_p50_us", Unit.MICROSECONDS),
    OWN_LATENESS_P50_US_ALL("own_lateness_p50_us_all", Unit.MICROSECONDS),
    OWN_LATENESS_P99_US("own_lateness_p99_us", Unit.MICROSECONDS),
    OWN_LATENESS_P99_9_US("own_lateness_p99_9_us", Unit.MICROSECONDS),
    OWN_LATENESS_MAX_US("own_lateness_max_us", Unit.MICROSECONDS),
    CONNECT_P50_US("connect_p50_us", Unit.MICROSECONDS),
    CONNECT_P50_US_ALL("connect_p50_us_all", Unit.MICROSECONDS),
    CONNECT_P99_US("connect_p99_us", Unit.MICROSECONDS),
    CONNECT_P99_9_US("connect_p99_9_us", Unit.MICROSECONDS),
    CONNECT_MAX_US("connect_max_us", Unit.MICROSECONDS),
    EXCHANGE_P50_US("exchange_p50_us", Unit.MICROSECONDS),
    EXCHANGE_P50_US_ALL("exchange_p50_us_all", Unit.MICROSECONDS),
    EXCHANGE_P99_US("exchange_p99_us", Unit.MICROSECONDS),
    EXCHANGE_P99_9_US("exchange_p99_9_us", Unit.MICROSECONDS),
    EXCHANGE_MAX_US("exchange_max_us", Unit.MICROSECONDS),
    CLOSE_P50_US("close_p50_us", Unit.MICROSECONDS),
    CLOSE_P50_US_ALL("close_p50_us_all", Unit.MICROSECONDS),
    CLOSE_P99_US("close_p99_us", Unit.MICROSECONDS),
    CLOSE_P99_9_US("close_p99_9_us", Unit.MICROSECONDS),
    CLOSE_MAX_US("close_max_us", Unit.MICROSECONDS),
    RATE_SHARE("rate_share", Unit.SHARE),
    LATE_SHARE("late_share", Unit.SHARE),
    EXCLUDED_SHARE("excluded_share", Unit.SHARE),
    EXCLUDED_REQUESTS("excluded_requests", Unit.REQUESTS),
    QUIET_SHARE("quiet_share", Unit.SHARE),
    TIME_WAIT_BEFORE("time_wait_before", Unit.SOCKETS),
    TIME_WAIT_AFTER("time_wait_after", Unit.SOCKETS),
    SETTLED_MS("settled_ms", Unit.MILLISECONDS),
    CLIENT_BUSY_SHARE("client_busy_share", Unit.SHARE),
    SERVER_BUSY_SHARE("server_busy_share", Unit.SHARE),
    CPU_US("cpu_us", Unit.MICROSECONDS),
    CLIENT_CPU_US("client_cpu_us", Unit.MICROSECONDS),
    SERVER_CPU_US("server_cpu_us", Unit.MICROSECONDS),
    CPU_MS_PER_GIB("cpu_ms_per_gib", Unit.MILLISECONDS),
    CLIENT_CPU_MS_PER_GIB("client_cpu_ms_per_gib", Unit.MILLISECONDS),
    SERVER_CPU_MS_PER_GIB("server_cpu_ms_per_gib", Unit.MILLISECONDS),
    SWITCHES("switches", Unit.COUNT),
    CLIENT_VOLUNTARY_SWITCHES("client_voluntary_switches", Unit.COUNT),
    CLIENT_FORCED_SWITCHES("client_forced_switches", Unit.COUNT),
    SERVER_VOLUNTARY_SWITCHES("server_voluntary_switches", Unit.COUNT),
    SERVER_FORCED_SWITCHES("server_forced_switches", Unit.COUNT),
    ALLOCATED_BYTES("allocated_bytes", Unit.BYTES),
    CLIENT_ALLOCATED_BYTES("client_allocated_bytes", Unit.BYTES),
    SERVER_ALLOCATED_BYTES("server_allocated_bytes", Unit.BYTES),
    READ_CALLS("read_calls", Unit.COUNT),
    CLIENT_READ_CALLS("client_read_calls", Unit.COUNT),
    SERVER_READ_CALLS("server_read_calls", Unit.COUNT),
    WRITE_CALLS("write_calls", Unit.COUNT),
    CLIENT_WRITE_CALLS("client_write_calls", Unit.COUNT),
    SERVER_WRITE_CALLS("server_write_calls", Unit.COUNT),
    COLLECTOR_NS("collector_ns", Unit.NANOSECONDS),
    CLIENT_COLLECTOR_NS("client_collector_ns", Unit.NANOSECONDS),
    SERVER_COLLECTOR_NS("server_collector_ns", Unit.NANOSECONDS),
    COMPILER_NS("compiler_ns", Unit.NANOSECONDS),
    CLIENT_COMPILER_NS("client_compiler_ns", Unit.NANOSECONDS),
    SERVER_COMPILER_NS("server_compiler_ns", Unit.NANOSECONDS),
    CLIENT_BYTES_PER_CONNECTION("client_bytes_per_connection", Unit.CONNECTION_BYTES),
    SERVER_BYTES_PER_CONNECTION("server_bytes_per_connection", Unit.CONNECTION_BYTES),
    KERNEL_BYTES_PER_CONNECTION("kernel_bytes_per_connection", Unit.CONNECTION_BYTES);

    private static final String OVER_ALL_LAPS = "_all";

    private final String label;
    private final Unit unit;

    Metric(String label, Unit unit) {
        this.label = label;
        this.unit = unit;
    }

    /** The unit of a metric. */
    public enum Unit {
        MICROSECONDS,
        PER_SECOND,
        /** Of payload, both directions together. */
        BYTES_PER_SECOND,
        MILLISECONDS,
        /** Of a whole that is 1. */
        SHARE,
        /** How many, for each round trip. */
        COUNT,
        /** How many, for each round trip. */
        BYTES,
        /** How many there were at a moment. */
        SOCKETS,
        /** How many of a fork. */
        REQUESTS,
        /** For each round trip, beside what it takes itself: may be 0. */
        NANOSECONDS,
        /** Of memory, for each connection. */
        CONNECTION_BYTES
    }

    /** The name in documents, with its unit. */
    public String label() {
        return label;
    }

    /** Its unit. */
    public Unit unit() {
        return unit;
    }

    /** Whether less is better, as with times, or more, as with rates. */
    public boolean lowerIsBetter() {
        return unit == Unit.MICROSECONDS;
    }

    /** Whether it tells what a transport can do; other units tell what it takes, or how it was measured. */
    public boolean isResult() {
        return unit == Unit.MICROSECONDS || isRate();
    }

    /** Whether it tells how much is done in a time. */
    public boolean isRate() {
        return unit == Unit.PER_SECOND || unit == Unit.BYTES_PER_SECOND;
    }

    /** Its sibling over all laps, the disturbed ones too; itself where it has none. */
    public Metric overAllLaps() {
        return Arrays.stream(values())
                .filter(metric -> metric.label.equals(label + OVER_ALL_LAPS))
                .findFirst()
                .orElse(this);
    }

    /** Whether it is over all laps though it has a sibling over quiet ones. */
    public boolean isOverAllLaps() {
        return label.endsWith(OVER_ALL_LAPS);
    }

    /** Whether it is of those requests only that no pause of the platform touched. */
    public boolean isWithoutPauses() {
        return this == LATE_SHARE
                || label.startsWith(Series.UNDISTURBED.tag())
                || label.startsWith(Series.OWN_LATENESS.tag());
    }

    /** Where its values are averaged. */
    public Scale scale() {
        return isResult() ? Scale.LOG : Scale.PLAIN;
    }

    /**
     * The metric of that name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Metric of(String label) {
        return Arrays.stream(values())
                .filter(metric -> metric.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no metric is called '" + label + "'"));
    }
}
