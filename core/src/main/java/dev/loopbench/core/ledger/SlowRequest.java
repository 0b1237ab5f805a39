package dev.loopbench.core.ledger;

import dev.loopbench.core.cause.Cause;

/**
 * A slow request and why it was.
 *
 * @param round the turn in which it was measured, from 1
 * @param atMicros when its time began, µs since the fork's first slice could begin
 * @param connection its number within the client, from 0
 * @param micros how long it took, µs
 * @param lateMicros how much of that was more than the fork's median, µs
 * @param cause why
 * @param evidence what was seen; of an unknown cause what comes nearest
 */
public record SlowRequest(
        int round, double atMicros, int connection, double micros, double lateMicros, Cause cause, String evidence) {}
