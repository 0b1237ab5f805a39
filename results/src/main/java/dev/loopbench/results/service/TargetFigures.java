package dev.loopbench.results.service;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.loopbench.service.target.Target;
import dev.loopbench.service.target.TargetText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All about one target.
 *
 * @param name a letter
 * @param target as it was written, without possible secrets
 * @param address as it was resolved
 * @param speed rate and response times
 * @param traffic requests and replies
 * @param open absent in a closed loop
 * @param floor absent where there is none
 * @param costs of serving it, and of asking it
 * @param notes for people, a sentence each
 */
public record TargetFigures(
        String name,
        String target,
        String address,
        @JsonUnwrapped Speed speed,
        @JsonUnwrapped TrafficFigures traffic,
        @JsonProperty("open_loop") @Nullable OpenFigures open,
        @Nullable FloorFigures floor,
        @JsonUnwrapped Costs costs,
        List<String> notes) {

    /**
     * Rate and response times; these from when a request was meant to leave, in a closed loop from when it left.
     *
     * @param throughput good replies a second
     * @param p50 µs
     * @param p99 µs
     * @param p999 µs
     */
    public record Speed(
            @JsonProperty("throughput_per_s") Figure throughput,
            @JsonProperty("p50_us") Figure p50,
            @JsonProperty("p99_us") Figure p99,
            @JsonProperty("p99_9_us") Figure p999) {}

    /**
     * Requests and replies.
     *
     * @param requests that ended while it was measured
     * @param requestBytes of a request, as it goes over the connection; the mean of a mix by its weights
     * @param replyBytes of a reply, on average where that is known
     * @param statuses of replies → how many; empty for protocols without
     * @param errors kind → how many
     * @param examples kind → what the first one was
     */
    public record TrafficFigures(
            long requests,
            @JsonProperty("request_bytes") double requestBytes,
            @JsonProperty("reply_bytes") double replyBytes,
            Map<String, Long> statuses,
            Map<String, Long> errors,
            @JsonProperty("error_examples") Map<String, String> examples) {}

    /**
     * The costs of serving a target, and of asking it.
     *
     * @param service absent where its processes cannot be seen
     * @param connection absent where it was not measured
     * @param clientBusy processors that the client's threads used in its turns
     */
    public record Costs(
            @Nullable ServiceSide service,
            @JsonProperty("new_connection") @Nullable ConnectionCost connection,
            @JsonProperty("client_cpus_busy") double clientBusy) {}

    public TargetFigures {
        notes = List.copyOf(notes);
    }

    /**
     * A target that was not loaded: it has errors, but no figures.
     *
     * @param name a letter
     * @param errors kind → how many
     * @param examples kind → what the first one was
     */
    public static TargetFigures unmeasured(
            String name, Target target, Map<String, Long> errors, Map<String, String> examples) {
        return new TargetFigures(
                name,
                TargetText.masked(target.text()),
                target.shownAddress(),
                new Speed(Figure.NONE, Figure.NONE, Figure.NONE, Figure.NONE),
                new TrafficFigures(0, 0, 0, Map.of(), errors, examples),
                null,
                null,
                new Costs(null, null, 0),
                List.of());
    }

    /** The same with another sentence for people. */
    public TargetFigures withNote(String note) {
        List<String> more = new ArrayList<>(notes);
        more.add(note);
        return new TargetFigures(name, target, address, speed, traffic, open, floor, costs, more);
    }

    /** Whether it was loaded. If not, it has no figures, and nothing is known of its processes. */
    @JsonIgnore
    public boolean isMeasured() {
        return speed.throughput().value() != null;
    }

    /** The target, cut to what fits a line. */
    public String shownTarget() {
        return TargetText.shown(target);
    }

    /** Whether the echo's median is known and no shorter than the target's: then nothing is known of the service's share. */
    public boolean floorTakesAsLong() {
        Double own = speed.p50().value();
        Double below = floor == null ? null : floor.p50().value();
        return own != null && below != null && below >= own;
    }

    /** How many errors there were of all kinds. */
    public long errorCount() {
        return traffic.errors().values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * The figures of the suite's own echo with the same bytes and connections in the same rounds.
     *
     * @param throughput replies a second
     * @param p50 the median response time, µs
     * @param echoCpuUs processor time of the echo for a request, µs
     */
    public record FloorFigures(
            @JsonProperty("throughput_per_s") Figure throughput,
            @JsonProperty("p50_us") Figure p50,
            @JsonProperty("echo_cpu_us_per_request") double echoCpuUs) {}

    /**
     * Open loop: what lies behind the response times.
     *
     * @param serviceP50 from when a request left, µs
     * @param serviceP99 likewise
     * @param serviceP999 likewise
     * @param lateP99 by how much the client itself was late, µs
     */
    public record OpenFigures(
            @JsonProperty("service_p50_us") Figure serviceP50,
            @JsonProperty("service_p99_us") Figure serviceP99,
            @JsonProperty("service_p99_9_us") Figure serviceP999,
            @JsonProperty("client_late_p99_us") Figure lateP99) {}

    /**
     * The cost of a new connection, on one connection at a time.
     *
     * @param keptUs the mean time of a request on a kept connection, µs
     * @param newUs the mean time to connect and to send one request, µs
     * @param requests how many requests on a kept connection the connecting is worth
     */
    public record ConnectionCost(
            @JsonProperty("kept_us") double keptUs,
            @JsonProperty("new_us") double newUs,
            @JsonProperty("in_requests") double requests) {}
}
