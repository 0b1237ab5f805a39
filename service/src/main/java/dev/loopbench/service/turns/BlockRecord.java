package dev.loopbench.service.turns;

import dev.loopbench.service.client.Latencies;
import dev.loopbench.service.client.TurnResult;
import dev.loopbench.service.observe.Usage;

/**
 * One contender in one block: all of its turns together.
 *
 * @param latencies of the requests that count
 * @param turns what they brought
 * @param usage of the service's processes during the turns
 * @param wallNanos how long the turns took, from the first request to the last reply
 * @param clientCpuNanos processor time of the client's threads meanwhile
 */
public record BlockRecord(Latencies latencies, TurnResult turns, Usage usage, long wallNanos, long clientCpuNanos) {}
