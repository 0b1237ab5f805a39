package dev.loopbench.results.service;

import com.fasterxml.jackson.annotation.JsonProperty;

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
