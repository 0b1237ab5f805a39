package dev.loopbench.results.service;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The load and the turns.
 *
 * @param connections open at once
 * @param window requests outstanding on each at most
 * @param perSecond the rate of an open loop; absent in a closed loop, and where rates were searched
 * @param arrivals of an open loop; absent in a closed one
 * @param turns of the targets
 * @param client that makes the load
 * @param sent absent in documents of earlier versions
 */
public record LoadFigures(
        int connections,
        int window,
        @JsonProperty("rate_per_s") @Nullable Double perSecond,
        @Nullable String arrivals,
        @JsonUnwrapped Turns turns,
        @JsonUnwrapped Client client,
        @Nullable Sent sent) {

    /** A load whose requests leave when a connection is free. */
    public static final String CLOSED = "closed loop";

    /** A load whose requests leave at a rate. */
    public static final String OPEN = "open loop";

    /** The same at several rates. */
    public static final String SEARCHED = "open loop, rates searched";

    /**
     * The turns of the targets.
     *
     * @param blocks how many were completed
     * @param rounds of each
     * @param millis how long a turn of a target takes
     * @param warmUpSeconds how long it took until all were steady
     * @param steady whether they were
     */
    public record Turns(
            int blocks,
            int rounds,
            @JsonProperty("turn_ms") double millis,
            @JsonProperty("warm_up_s") double warmUpSeconds,
            boolean steady) {}

    /**
     * The client that makes the load.
     *
     * @param threads event loops; a database's client has a thread for each connection instead, which are not counted here
     * @param cpus where they run; empty where the scheduler decides
     * @param apart whether the services may use none of these
     * @param io Netty's kind of I/O
     */
    public record Client(
            @JsonProperty("client_threads") int threads,
            @JsonProperty("client_cpus") String cpus,
            @JsonProperty("client_apart") boolean apart,
            String io) {}

    /**
     * The requests, as far as two measurements must have them in common.
     *
     * @param loop {@value #CLOSED}, {@value #OPEN} or {@value #SEARCHED}
     * @param sha256 of method, headers, body, request or mix; values of secret headers are not in it
     * @param expectedStatuses of HTTP; empty for 200 to 299
     */
    public record Sent(
            String loop,
            String sha256,
            @JsonProperty("expected_statuses") List<Integer> expectedStatuses) {

        public Sent {
            expectedStatuses = List.copyOf(expectedStatuses);
        }
    }

    /** Closed or open, for people. */
    public String loop() {
        if (sent != null) {
            return sent.loop();
        }
        return perSecond == null ? CLOSED : OPEN;
    }
}
