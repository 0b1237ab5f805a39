package dev.loopbench.results.service;

import com.fasterxml.jackson.annotation.JsonProperty;

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
