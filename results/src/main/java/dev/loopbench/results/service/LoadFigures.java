package dev.loopbench.results.service;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * The load and the turns.
 *
 * @param connections open at once
 * @param window requests outstanding on each at most
 * @param perSecond the rate of an open loop; absent in a closed loop
 * @param arrivals of an open loop; likewise
 * @param blocks how many
 * @param rounds of each
 * @param turnMillis how long a turn of a target takes
 * @param warmUpSeconds how long it took until all were steady
 * @param steady whether they were
 * @param clientThreads event loops, or a thread for each connection of a database
 * @param clientCpus where they run; empty where the scheduler decides
 * @param apart whether the services may use none of these
 * @param io Netty's kind of I/O
 */
public record LoadFigures(
        int connections,
        int window,
        @JsonProperty("rate_per_s") @Nullable Double perSecond,
        @Nullable String arrivals,
        int blocks,
        int rounds,
        @JsonProperty("turn_ms") double turnMillis,
        @JsonProperty("warm_up_s") double warmUpSeconds,
        boolean steady,
        @JsonProperty("client_threads") int clientThreads,
        @JsonProperty("client_cpus") String clientCpus,
        @JsonProperty("client_apart") boolean apart,
        String io) {}
