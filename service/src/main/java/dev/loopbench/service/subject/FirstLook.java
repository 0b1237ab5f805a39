package dev.loopbench.service.subject;

import java.util.Optional;

/**
 * What a few requests told before any load.
 *
 * @param problem why the target cannot be measured; empty if it can
 * @param requestBytes of the first request, as they go over the connection
 * @param replyBytes of the reply to it
 * @param closes whether the service closes the connection after a reply
 */
public record FirstLook(Optional<String> problem, int requestBytes, int replyBytes, boolean closes) {}
