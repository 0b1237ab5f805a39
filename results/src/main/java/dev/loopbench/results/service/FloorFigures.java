package dev.loopbench.results.service;

import com.fasterxml.jackson.annotation.JsonProperty;

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
